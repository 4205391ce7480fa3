package io.sluice.parser;

import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.internal.ScriptLexer;
import io.sluice.parser.internal.Utf16Stream;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Cuts a script into tokens. Never fails, whatever the text. */
public final class ScriptTokens {
    private ScriptTokens() {}

    public static List<ScriptToken> of(String script) {
        ScriptLexer lexer = new ScriptLexer(new Utf16Stream(script));
        lexer.removeErrorListeners();
        List<ScriptToken> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            tokens.add(new ScriptToken(kind(token.getType()), token.getStartIndex(), token.getStopIndex() + 1));
        }
        return tokens;
    }

    private static Kind kind(int type) {
        return switch (type) {
            case ScriptLexer.SEMICOLON -> Kind.SEMICOLON;
            case ScriptLexer.STRING, ScriptLexer.BACKSLASHED -> Kind.STRING;
            case ScriptLexer.NAME -> Kind.NAME;
            case ScriptLexer.HINT_BEGIN -> Kind.HINT_BEGIN;
            case ScriptLexer.HINT_END -> Kind.HINT_END;
            case ScriptLexer.COMMENT, ScriptLexer.LINE_COMMENT -> Kind.COMMENT;
            case ScriptLexer.OPEN_STRING, ScriptLexer.OPEN_BACKSLASHED -> Kind.OPEN_STRING;
            case ScriptLexer.OPEN_NAME -> Kind.OPEN_NAME;
            case ScriptLexer.OPEN_COMMENT -> Kind.OPEN_COMMENT;
            case ScriptLexer.NUMBER -> Kind.NUMBER;
            case ScriptLexer.WORD -> Kind.WORD;
            case ScriptLexer.SPACE -> Kind.SPACE;
            case ScriptLexer.SYMBOL -> Kind.SYMBOL;
            default -> Kind.UNKNOWN;
        };
    }
}
