package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What people write who come from another dialect, or from a word processor, and how it is written here. */
final class OtherDialects {
    private static final int FIRST_NOT_ASCII = 0x80;
    private static final String SINGLE_QUOTES = "‘’‚‛′";
    private static final String DOUBLE_QUOTES = "“”„‟″";
    private static final String DASHES = "‐‑‒–—―−";

    private OtherDialects() {}

    /** For a token that the grammar does not expect. */
    static Optional<String> hint(ExpectedTokens expected) {
        Token before = expected.before();
        Token found = expected.found();
        boolean number = found.kind == SluiceSqlParserConstants.UNSIGNED_INTEGER_LITERAL;
        if (number && "TOP".equalsIgnoreCase(before.image)) {
            return Optional.of("there is no TOP: LIMIT " + found.image + " stands at the end of a query");
        }
        if ("ALL".equalsIgnoreCase(before.image) && expected.images().contains("ROLLUP")) {
            return Optional.of("there is no GROUP BY ALL: list the columns, as in GROUP BY a, b");
        }
        if ("=".equals(found.image) && "=".equals(before.image)) {
            return Optional.of("equality is written with one =");
        }
        if (expected.images().contains("<QUOTED_STRING>") && !expected.acceptsName() && isWord(found)) {
            return Optional.of("a string stands in single quotes: '" + found.image + "'");
        }
        if (expected.images().contains("WITH") && "(".equals(found.image)) {
            return Optional.of("the options of a table stand in WITH ('connector' = '..', ..)");
        }
        return Optional.empty();
    }

    /** For two words side by side where only a comma could stand between them. */
    static Optional<String> missingComma(ExpectedTokens expected) {
        boolean isValue = isWord(expected.found()) || isLiteral(expected.found());
        return isValue && expected.images().contains(",")
                ? Optional.of("is a comma missing before '" + expected.found().image + "'?")
                : Optional.empty();
    }

    private static boolean isWord(Token token) {
        return token.kind == SluiceSqlParserConstants.IDENTIFIER
                || token.kind == SluiceSqlParserConstants.BACK_QUOTED_IDENTIFIER;
    }

    private static boolean isLiteral(Token token) {
        return token.kind == SluiceSqlParserConstants.UNSIGNED_INTEGER_LITERAL
                || token.kind == SluiceSqlParserConstants.DECIMAL_NUMERIC_LITERAL;
    }

    /** For what the grammar's own actions refuse; null where their message says it all. */
    static SluiceException refused(String message) {
        if (message.startsWith("'LIMIT start, count'")) {
            return SluiceException.of(ErrorCode.SYNTAX, "LIMIT takes one number")
                    .expected("LIMIT count OFFSET start")
                    .hint("LIMIT 1, 2 of other dialects is LIMIT 2 OFFSET 1");
        }
        if (message.startsWith("BETWEEN operator has no terminating AND")) {
            return SluiceException.of(ErrorCode.SYNTAX, "BETWEEN has no AND").expected("value BETWEEN low AND high");
        }
        return null;
    }

    /** For a character that no token begins with. */
    static Optional<String> character(char c) {
        if (c == '#') {
            return Optional.of("a comment starts with --, // or /*");
        }
        if (c == '"') {
            return Optional.of("strings are written in single quotes, names in back-ticks");
        }
        if (Character.isSpaceChar(c)) {
            return Optional.of("it looks like a space: write a plain one");
        }
        if (SINGLE_QUOTES.indexOf(c) >= 0 || DOUBLE_QUOTES.indexOf(c) >= 0) {
            return Optional.of("a string stands in plain single quotes, as in 'text'");
        }
        if (DASHES.indexOf(c) >= 0) {
            return Optional.of("minus is a plain -, and a comment starts with two of them");
        }
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return c >= FIRST_NOT_ASCII && plain.length() == 1 && plain.charAt(0) < FIRST_NOT_ASCII
                ? Optional.of("it looks like '" + plain + "': write the plain one")
                : Optional.empty();
    }

    /** For a string that is not finished, in a statement that holds a backslash before a quote. */
    static Optional<String> openString(String statement) {
        return statement.toLowerCase(Locale.ROOT).contains("\\'")
                ? Optional.of("a quote in a string is written twice, as in 'it''s'; a backslash is a plain character")
                : Optional.empty();
    }
}
