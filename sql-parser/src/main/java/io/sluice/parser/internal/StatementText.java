package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import java.util.List;

/**
 * What a script has between two semicolons: its tokens without comments and spaces, never empty.
 *
 * @param openBlock whether the END of a statement set is missing
 */
public record StatementText(String script, LineIndex lines, List<ScriptToken> tokens, boolean openBlock) {
    public int start() {
        return tokens.get(0).start();
    }

    public int end() {
        return tokens.get(tokens.size() - 1).end();
    }

    public SourcePosition position() {
        return lines.range(start(), end());
    }

    public SourcePosition position(ScriptToken token) {
        return lines.range(token.start(), token.end());
    }

    public String text() {
        return script.substring(start(), end());
    }

    /** The text with every comment turned into spaces, line by line: only one lexer decides what a comment is. */
    public String blanked() {
        char[] out = new char[end() - start()];
        int at = start();
        for (ScriptToken token : tokens) {
            for (; at < token.start(); at++) {
                char c = script.charAt(at);
                out[at - start()] = c == '\n' || c == '\r' ? c : ' ';
            }
            script.getChars(at, token.end(), out, at - start());
            at = token.end();
        }
        return new String(out);
    }

    /** Refuses what no statement can contain: an unfinished string, name, comment or block, an unknown character. */
    public void checkTokens() {
        for (ScriptToken token : tokens) {
            if (token.kind() == Kind.OPEN_STRING) {
                SluiceException error = unfinished("string", token, "a closing '");
                throw OtherDialects.openString(text()).map(error::hint).orElse(error);
            } else if (token.kind() == Kind.OPEN_COMMENT) {
                throw unfinished("comment", token, "*/");
            } else if (token.kind() == Kind.OPEN_NAME) {
                throw unfinished("name", token, "a closing ` on the same line");
            } else if (token.kind() == Kind.UNKNOWN || script.charAt(token.start()) == '"') {
                throw unknownCharacter(token);
            }
        }
        if (openBlock) {
            throw SluiceException.of(ErrorCode.UNFINISHED_STATEMENT, "The statement set is not finished")
                    .at(position(tokens.get(0)))
                    .expected("a semicolon after each INSERT, and END; behind the last");
        }
    }

    private SluiceException unfinished(String what, ScriptToken token, String expected) {
        return SluiceException.of(ErrorCode.UNFINISHED_STATEMENT, "The " + what + " that starts here is not finished")
                .at(lines.range(token.start(), token.start() + 1))
                .expected(expected);
    }

    private SluiceException unknownCharacter(ScriptToken token) {
        char c = script.charAt(token.start());
        String shown = c > ' ' && c < 0x7f ? "'" + c + "'" : String.format("U+%04X", (int) c);
        SluiceException error = SluiceException.of(ErrorCode.SYNTAX, "Unexpected character " + shown)
                .at(position(token));
        return OtherDialects.character(c).map(error::hint).orElse(error);
    }
}
