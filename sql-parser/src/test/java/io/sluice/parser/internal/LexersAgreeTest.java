package io.sluice.parser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.ScriptTokens;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lexer that cuts scripts and the one that reads statements see strings, quoted names and semicolons at the same
 * places, up to the first token that no statement can contain.
 */
class LexersAgreeTest {
    private static final int SCRIPTS = 20_000;
    private static final int MOST_PIECES = 14;

    private static final List<String> PIECES = List.of(
            "SELECT ",
            "a",
            " ",
            ";",
            "; ",
            ";\n",
            "'a;b'",
            "'it''s;'",
            "''",
            "'--;'",
            "'/*'",
            "E'\\';'",
            "e'a\\\\'",
            "e''",
            "`a;b`",
            "`a``;`",
            "`'`",
            "-- c ' ; \n",
            "--\r\n",
            "// ` ;\r",
            "/* ; ' */",
            "/* * / ** */",
            "/**/",
            "/** ; */",
            "/*\n*/",
            "/*+ OPTIONS('a;b'='c') */",
            "/*+",
            "*/",
            "CASE WHEN a THEN ';' ELSE 1 END",
            "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END",
            "BEGIN STATEMENT SET;",
            "END",
            "grüße",
            "中文",
            "\ud83d\ude00",
            "'\ud83d\ude00;'",
            "N'x;'",
            "n'",
            "_utf8'a;b'",
            "U&'\\0041;'",
            "x'AB'",
            "X';'",
            "1.5e3",
            "1.",
            ".5",
            "1e",
            "..",
            "a.b",
            "::",
            "!=",
            "||",
            "/",
            "*",
            "-",
            "+",
            "1--2\n",
            "a//b\n",
            "(",
            ")",
            ",",
            "=",
            "=>",
            "\t",
            "\n",
            "\r",
            "\f",
            "[",
            "]",
            "{d",
            "{ ts ",
            "}",
            "?",
            "|",
            "^",
            "&",
            "<<",
            "0x'1'",
            "aE'\\';'",
            "_",
            "__x");

    private static final List<String> BROKEN =
            List.of("'", "`", "/*", "E'\\'", "#", "\"", "\\", "@", "!", "\u00a0", "``", "~");

    /** A token that both must see. */
    private record Cut(char kind, int start, int end) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101, 987654321})
    void wholeScripts(long seed) {
        agreeOnMany(seed, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20260102, 123456789})
    void brokenScripts(long seed) {
        agreeOnMany(seed, 8);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 31337})
    void randomCharacters(long seed) {
        Random random = new Random(seed);
        String alphabet = "''``;;--//**\\\n\r aE+_NU&#\"x1.";
        for (int i = 0; i < SCRIPTS; i++) {
            StringBuilder script = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                script.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            agree(script.toString(), "seed " + seed);
        }
    }

    @Test
    void comparisonSeesDifferences() {
        List<Cut> cuts = List.of(new Cut(';', 3, 4), new Cut('S', 5, 8), new Cut('N', 9, 12));
        assertEquals(cuts, ours("a b; ';' `;`", 99));
        assertEquals(cuts, calcites("a b; ';' `;`", 99));
        assertNotEquals(cuts, calcites("a b; '''' `;`", 99));
    }

    private static void agreeOnMany(long seed, int oneInBroken) {
        Random random = new Random(seed);
        for (int i = 0; i < SCRIPTS; i++) {
            StringBuilder script = new StringBuilder();
            for (int n = 1 + random.nextInt(MOST_PIECES); n > 0; n--) {
                boolean broken = oneInBroken > 0 && random.nextInt(oneInBroken) == 0;
                List<String> pieces = broken ? BROKEN : PIECES;
                script.append(pieces.get(random.nextInt(pieces.size())));
            }
            agree(script.toString(), "seed " + seed);
        }
    }

    private static void agree(String script, String seed) {
        List<ScriptToken> tokens = ScriptTokens.of(script);
        int at = 0;
        for (ScriptToken token : tokens) {
            assertEquals(at, token.start(), () -> seed + ": a gap in " + script);
            assertTrue(token.end() > token.start());
            at = token.end();
        }
        assertEquals(script.length(), at, () -> seed + ": the end of " + script);
        int until = firstBad(script, tokens);
        List<Cut> ours = ours(script, until);
        assertEquals(ours, calcites(blanked(script, tokens), until), () -> seed + ": " + script);
        if (commentsAgree(script)) {
            assertEquals(ours, calcites(script, until), () -> seed + ", with comments: " + script);
        }
    }

    /** Calcite's lexer does not see the end of a comment such as {@code /***}{@code /}, nor the start of {@code _x--'}. */
    private static boolean commentsAgree(String script) {
        return !script.contains("/***") && !(script.contains("_") && script.contains("--"));
    }

    private static int firstBad(String script, List<ScriptToken> tokens) {
        Set<Kind> bad = Set.of(Kind.OPEN_STRING, Kind.OPEN_NAME, Kind.OPEN_COMMENT, Kind.UNKNOWN);
        return tokens.stream()
                .filter(t -> bad.contains(t.kind()) || script.charAt(t.start()) == '"')
                .mapToInt(ScriptToken::start)
                .findFirst()
                .orElse(script.length());
    }

    private static String blanked(String script, List<ScriptToken> tokens) {
        StringBuilder out = new StringBuilder(script);
        for (ScriptToken token : tokens) {
            for (int i = token.start(); token.kind() == Kind.COMMENT && i < token.end(); i++) {
                if (script.charAt(i) != '\n' && script.charAt(i) != '\r') {
                    out.setCharAt(i, ' ');
                }
            }
        }
        return out.toString();
    }

    private static List<Cut> ours(String script, int until) {
        List<Cut> cuts = new ArrayList<>();
        for (ScriptToken token : ScriptTokens.of(script)) {
            char kind = token.kind() == Kind.SEMICOLON ? ';' : token.kind() == Kind.STRING ? 'S' : 'N';
            boolean compared =
                    token.kind() == Kind.SEMICOLON || token.kind() == Kind.STRING || token.kind() == Kind.NAME;
            if (compared && token.start() < until) {
                cuts.add(new Cut(kind, token.start(), token.end()));
            }
        }
        return cuts;
    }

    private static List<Cut> calcites(String script, int until) {
        SimpleCharStream characters = new SimpleCharStream(new StringReader(script), 1, 1);
        characters.setTabSize(1);
        SluiceSqlParserTokenManager lexer = new SluiceSqlParserTokenManager(characters);
        lexer.SwitchTo(Arrays.asList(SluiceSqlParserTokenManager.lexStateNames).indexOf("BTID"));
        List<Cut> cuts = new ArrayList<>();
        try {
            for (Token t = lexer.getNextToken(); t.kind != SluiceSqlParserConstants.EOF; t = lexer.getNextToken()) {
                int start = offset(script, t.beginLine, t.beginColumn);
                char kind = kind(t.kind);
                if (kind != 0 && start < until) {
                    cuts.add(new Cut(kind, start, start + t.image.length()));
                }
            }
        } catch (TokenMgrError e) {
            cuts.removeIf(cut -> cut.start() >= until);
        }
        return cuts;
    }

    private static char kind(int kind) {
        return switch (kind) {
            case SluiceSqlParserConstants.SEMICOLON -> ';';
            case SluiceSqlParserConstants.BACK_QUOTED_IDENTIFIER -> 'N';
            case SluiceSqlParserConstants.QUOTED_STRING,
                    SluiceSqlParserConstants.PREFIXED_STRING_LITERAL,
                    SluiceSqlParserConstants.UNICODE_STRING_LITERAL,
                    SluiceSqlParserConstants.C_STYLE_ESCAPED_STRING_LITERAL,
                    SluiceSqlParserConstants.BINARY_STRING_LITERAL -> 'S';
            default -> 0;
        };
    }

    private static int offset(String script, int line, int column) {
        int at = 0;
        for (int n = 1; n < line; n++) {
            while (script.charAt(at) != '\n' && script.charAt(at) != '\r') {
                at++;
            }
            at += script.startsWith("\r\n", at) ? 2 : 1;
        }
        return at + column - 1;
    }
}
