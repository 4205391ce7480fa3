package io.sluice.shell.terminal;

import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptTokens;
import io.sluice.parser.SqlWords;
import io.sluice.shell.input.InputSplitter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed: the tokens are those of the parser, so what is a string here is one there. */
final class SqlHighlighter implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD = AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle FUNCTION = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle NAME = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle COMMENT = PLAIN.foreground(AttributedStyle.BRIGHT);
    private static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle COMMAND = AttributedStyle.BOLD;

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        int command = InputSplitter.commandStart(buffer);
        int sqlEnd = command < 0 ? buffer.length() : command;
        List<ScriptToken> tokens = ScriptTokens.of(buffer.substring(0, sqlEnd));
        for (int i = 0; i < tokens.size(); i++) {
            out.styled(style(tokens, i, buffer), tokens.get(i).text(buffer));
        }
        return out.styled(COMMAND, buffer.substring(sqlEnd)).toAttributedString();
    }

    private static AttributedStyle style(List<ScriptToken> tokens, int i, String text) {
        ScriptToken token = tokens.get(i);
        return switch (token.kind()) {
            case WORD -> word(tokens, i, text);
            case NAME, OPEN_NAME -> NAME;
            case STRING, OPEN_STRING -> STRING;
            case NUMBER -> NUMBER;
            case COMMENT, OPEN_COMMENT, HINT_BEGIN, HINT_END -> COMMENT;
            case UNKNOWN -> WRONG;
            case SYMBOL, SEMICOLON, SPACE -> PLAIN;
        };
    }

    private static AttributedStyle word(List<ScriptToken> tokens, int i, String text) {
        String word = tokens.get(i).text(text).toUpperCase(Locale.ROOT);
        if (SqlWords.keywords().contains(word)) {
            return KEYWORD;
        }
        boolean call = i + 1 < tokens.size() && tokens.get(i + 1).text(text).equals("(");
        return call ? FUNCTION : PLAIN;
    }

    @Override
    public void setErrorPattern(Pattern errorPattern) {
        // Errors are shown when a statement is run, with their place.
    }

    @Override
    public void setErrorIndex(int errorIndex) {
        // As above.
    }
}
