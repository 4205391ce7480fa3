package io.sluice.shell.input;

import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what was typed into SQL and commands, as psql does: a backslash outside strings, names and comments begins a
 * command, which ends with its line. Stateless.
 */
public final class InputSplitter {
    private InputSplitter() {}

    /** The pieces in order; blank SQL between commands is left out. */
    public static List<InputPiece> split(String text) {
        List<InputPiece> pieces = new ArrayList<>();
        int begin = 0;
        int command = commandStart(text);
        while (command >= 0) {
            addSql(text, begin, command, pieces);
            int lineEnd = text.indexOf('\n', command);
            int end = lineEnd < 0 ? text.length() : lineEnd;
            pieces.add(command(text.substring(command + 1, end)));
            begin = Math.min(text.length(), end + 1);
            int next = commandStart(text.substring(begin));
            command = next < 0 ? -1 : begin + next;
        }
        addSql(text, begin, text.length(), pieces);
        return pieces;
    }

    /** Whether it can be carried out as it stands, or must be asked for another line. */
    public static boolean isComplete(String text) {
        List<InputPiece> pieces = split(text);
        if (pieces.isEmpty()) {
            return ScriptParser.isComplete(text);
        }
        return !(pieces.get(pieces.size() - 1) instanceof InputPiece.Sql sql) || ScriptParser.isComplete(sql.text());
    }

    /** Where the first command begins, or -1. */
    public static int commandStart(String text) {
        for (ScriptToken token : ScriptTokens.of(text)) {
            if (token.kind() == ScriptToken.Kind.UNKNOWN && text.charAt(token.start()) == '\\') {
                return token.start();
            }
        }
        return -1;
    }

    private static void addSql(String text, int begin, int end, List<InputPiece> pieces) {
        String sql = text.substring(begin, end);
        if (!sql.isBlank()) {
            int line = 1
                    + (int) text.substring(0, begin)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            pieces.add(new InputPiece.Sql(sql, line));
        }
    }

    private static InputPiece.Command command(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return new InputPiece.Command(
                text.substring(0, end), text.substring(end).strip());
    }
}
