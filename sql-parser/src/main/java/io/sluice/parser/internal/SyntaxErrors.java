package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;

/** The generated parser's exceptions in the user's words. Codes: 1001, 3004; 9003 for what is a bug of ours. */
final class SyntaxErrors {
    private static final String NO_QUERY = "Non-query expression encountered";
    private static final String QUERY_MISPLACED = "Query expression encountered";

    /** Reserved words that are hardly ever meant as a name. */
    private static final Set<String> STATEMENT_WORDS =
            Set.of("SELECT", "INSERT", "CREATE", "DROP", "SET", "RESET", "EXPLAIN", "DESCRIBE", "SHOW", "EXECUTE");

    private static final Set<String> CLAUSE_WORDS = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP",
            "BY",
            "HAVING",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "OUTER",
            "CROSS",
            "NATURAL",
            "ON",
            "USING",
            "AS",
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "LIKE",
            "BETWEEN",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "UNION",
            "ALL",
            "DISTINCT",
            "EXCEPT",
            "INTERSECT",
            "INSERT",
            "INTO",
            "VALUES",
            "CREATE",
            "TABLE",
            "DROP",
            "WITH",
            "SET",
            "EXPLAIN",
            "EXISTS",
            "CAST",
            "FOR",
            "PRIMARY",
            "OVER",
            "TRUE",
            "FALSE",
            "ROW",
            "ARRAY",
            "MAP",
            "MULTISET",
            "LATERAL",
            "EXECUTE",
            "END",
            "BEGIN",
            "SHOW",
            "DESCRIBE",
            "ALTER",
            "RESET");

    private SyntaxErrors() {}

    static SluiceException nestedTooDeeply(int line, int column) {
        return SluiceException.of(ErrorCode.SYNTAX, "The statement is nested too deeply")
                .at(SourcePosition.at(line, column))
                .hint("split it: a view can name an inner query");
    }

    static SluiceException translate(Throwable error, SluiceSqlParser parser) {
        if (error instanceof ParseException parse && parse.currentToken != null) {
            return unexpectedToken(parse, parser).causedBy(error);
        }
        if (error instanceof CalciteContextException context) {
            return refused(context, parser).causedBy(error);
        }
        if (error instanceof ParseException || error instanceof TokenMgrError) {
            String message = error instanceof ParseException ? error.getMessage() : "Unexpected character";
            return SluiceException.of(ErrorCode.SYNTAX, message)
                    .at(behind(parser.token))
                    .causedBy(error);
        }
        return SluiceException.of(ErrorCode.INTERNAL_ERROR, "The parser failed: " + error)
                .at(behind(parser.token))
                .causedBy(error);
    }

    private static SluiceException unexpectedToken(ParseException error, SluiceSqlParser parser) {
        ExpectedTokens expected = ExpectedTokens.of(error, parser.getMetadata());
        Token found = expected.found();
        boolean atEnd = found.kind == SluiceSqlParserConstants.EOF;
        String message = atEnd ? "The statement ends too early" : "Unexpected '" + found.image + "'";
        SluiceException translated =
                SluiceException.of(ErrorCode.SYNTAX, message).at(atEnd ? behind(expected.before()) : position(found));
        String described = expected.describe();
        if (!described.isEmpty()) {
            translated = translated.expected(described);
        }
        boolean nextStatement = described.contains(ExpectedTokens.END)
                && STATEMENT_WORDS.contains(found.image.toUpperCase(Locale.ROOT));
        Optional<String> hint = nextStatement ? Optional.of("a statement ends with ';'") : hint(expected, parser);
        return hint.isPresent() ? translated.hint(hint.get()) : translated;
    }

    private static Optional<String> hint(ExpectedTokens expected, SluiceSqlParser parser) {
        Token found = expected.found();
        Optional<String> otherDialect = OtherDialects.hint(expected);
        if (otherDialect.isPresent()) {
            return otherDialect;
        }
        if (expected.acceptsName()
                && (isReservedName(found, parser) || expected.onlyName() && isReserved(found, parser))) {
            return Optional.of(backTicks(found));
        }
        if (expected.opensSpecialForm() && isReservedName(expected.before(), parser)) {
            return Optional.of(backTicks(expected.before()));
        }
        return nearKeyword(found, expected)
                .map(near -> "did you mean " + near + "?")
                .or(() -> nearKeyword(expected.before(), expected)
                        .filter(near -> expected.before().kind == SluiceSqlParserConstants.IDENTIFIER)
                        .map(near -> "did you mean " + near + " instead of " + expected.before().image + "?"))
                .or(() -> OtherDialects.missingComma(expected));
    }

    /** The expected keyword that a word was probably meant to be. */
    private static Optional<String> nearKeyword(Token token, ExpectedTokens expected) {
        boolean word = token.image != null && token.image.length() > 2 && Character.isLetter(token.image.charAt(0));
        return word
                ? NearestName.of(token.image, expected.keywords()).filter(near -> !near.equalsIgnoreCase(token.image))
                : Optional.empty();
    }

    /** Of words that are hardly ever meant as a clause. */
    private static boolean isReservedName(Token token, SluiceSqlParser parser) {
        return !CLAUSE_WORDS.contains(upper(token)) && isReserved(token, parser);
    }

    private static boolean isReserved(Token token, SluiceSqlParser parser) {
        return parser.getMetadata().isReservedWord(upper(token));
    }

    private static String upper(Token token) {
        return token.image == null ? "" : token.image.toUpperCase(Locale.ROOT);
    }

    private static String backTicks(Token token) {
        return token.image + " is a reserved word: to use it as a name write `" + token.image + "`";
    }

    /** What the grammar's actions refuse. */
    private static SluiceException refused(CalciteContextException error, SluiceSqlParser parser) {
        String message =
                error.getCause() == null ? error.getMessage() : error.getCause().getMessage();
        SourcePosition position = new SourcePosition(
                error.getPosLine(), error.getPosColumn(), error.getEndPosLine(), error.getEndPosColumn());
        if (message.startsWith(NO_QUERY)) {
            return queryExpected(position, parser);
        }
        if (message.startsWith(QUERY_MISPLACED)) {
            return SluiceException.of(ErrorCode.SYNTAX, "A query cannot stand here")
                    .at(position)
                    .expected("an expression; a sub-query is put in parentheses");
        }
        SluiceException otherDialect = OtherDialects.refused(message);
        if (otherDialect != null) {
            return otherDialect.at(position);
        }
        ErrorCode code = message.startsWith("Illegal ") && message.contains("literal")
                ? ErrorCode.INVALID_LITERAL
                : ErrorCode.SYNTAX;
        return SluiceException.of(code, message).at(position);
    }

    private static SluiceException queryExpected(SourcePosition position, SluiceSqlParser parser) {
        Token last = parser.token;
        SluiceException error = SluiceException.of(ErrorCode.SYNTAX, "Unexpected '" + last.image + "'")
                .at(position)
                .expected(ExpectedTokens.QUERY);
        return NearestName.of(last.image, StatementStart.QUERY)
                .map(near -> error.hint("did you mean " + near + "?"))
                .orElse(error);
    }

    private static SourcePosition position(Token token) {
        return new SourcePosition(token.beginLine, token.beginColumn, token.endLine, token.endColumn);
    }

    private static SourcePosition behind(Token token) {
        return SourcePosition.at(Math.max(1, token.endLine), token.endColumn + 1);
    }
}
