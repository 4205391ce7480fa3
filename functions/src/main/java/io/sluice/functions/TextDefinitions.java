package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.methodOrNull;
import static io.sluice.functions.Parameter.BIGINT;
import static io.sluice.functions.Parameter.BYTES;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.BinaryFunctions;
import io.sluice.functions.library.PaddingFunctions;
import io.sluice.functions.library.TextFunctions;
import java.util.List;
import java.util.Locale;

/** Text. */
final class TextDefinitions {
    private static final Class<?> TEXTS = TextFunctions.class;
    private static final Class<?> PADDING = PaddingFunctions.class;
    private static final FixedOverload.ResultRule STRING = always(SqlType.string());
    private static final FixedOverload.ResultRule NUMBER = always(TypeRoot.INTEGER);
    private static final FixedOverload.ResultRule TRUTH = always(TypeRoot.BOOLEAN);

    private TextDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.STRING);
        joining(to);
        parts(to);
        trimming(to);
        characters(to);
        PatternDefinitions.addTo(to);
        PrintDefinitions.addTo(to);
    }

    private static void joining(Definitions to) {
        to.scalar("||", "Two texts joined.", "'a' || 'b' -> ab", method(STRING, TEXTS, "concat", TEXT, TEXT));
        to.rewritten(
                "CONCAT",
                "All texts joined; NULL when one is NULL.",
                "CONCAT('a', 'b', 'c') -> abc",
                new RewrittenForm("(text, ...)", 1, Integer.MAX_VALUE),
                TextDefinitions::concat);
        to.rewritten(
                "CONCAT_WS",
                "The texts that are not NULL, joined by a separator, which comes first.",
                "CONCAT_WS('-', 'a', NULL, 'b') -> a-b",
                new RewrittenForm("(text, text, ...)", 2, Integer.MAX_VALUE),
                TextDefinitions::concatWithSeparator);
        to.internal("JOIN", FixedOverload.lenient(STRING, TEXTS, "join", TEXT, TEXT, TEXT));
        to.scalar(
                "REPEAT",
                "The text so many times.",
                "REPEAT('ab', 2) -> abab",
                method(STRING, TEXTS, "repeat", TEXT, INT));
    }

    private static Call concat(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Call joined = registry.call("||", List.of(args.get(0), args.size() > 1 ? args.get(1) : text("")), wanted);
        for (int i = 2; i < args.size(); i++) {
            joined = registry.call("||", List.of(joined, args.get(i)), wanted);
        }
        return joined;
    }

    private static Call concatWithSeparator(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Expr separator = args.get(0);
        Expr joined = new Literal(null, SqlType.string());
        for (Expr arg : args.subList(1, args.size())) {
            joined = registry.call("JOIN", List.of(separator, joined, arg), null);
        }
        Call noneIsEmpty = registry.call("COALESCE", List.of(joined, text("")), null);
        Call isNull = registry.call("IS NULL", List.of(separator), null);
        return registry.call("CASE", List.of(isNull, new Literal(null, SqlType.string()), noneIsEmpty), wanted);
    }

    private static Literal text(String value) {
        return new Literal(value, SqlType.string().notNull());
    }

    private static void parts(Definitions to) {
        to.scalar(
                "SUBSTRING",
                "The characters from a position on; a negative position counts from the end.",
                "SUBSTRING('abcde', 2, 3) -> bcd",
                method(STRING, TEXTS, "substring", TEXT, INT),
                methodOrNull(STRING, TEXTS, "substring", TEXT, INT, INT));
        to.synonym("SUBSTR", "SUBSTRING");
        to.scalar("LEFT", "The first characters.", "LEFT('abc', 2) -> ab", method(STRING, TEXTS, "left", TEXT, INT));
        to.scalar("RIGHT", "The last characters.", "RIGHT('abc', 2) -> bc", method(STRING, TEXTS, "right", TEXT, INT));
        to.scalar(
                "SPLIT_INDEX",
                "The part at an index, from 0, between delimiters.",
                "SPLIT_INDEX('a,b,c', ',', 1) -> b",
                methodOrNull(STRING, PADDING, "splitIndex", TEXT, TEXT, INT),
                methodOrNull(STRING, PADDING, "splitIndex", TEXT, INT, INT));
        to.scalar(
                "POSITION",
                "Where the first text stands in the second, from 1; 0 when it does not.",
                "POSITION('b' IN 'abc') -> 2",
                method(NUMBER, TEXTS, "position", TEXT, TEXT));
        to.scalar(
                "LOCATE",
                "As POSITION, from a position on.",
                "LOCATE('b', 'abcb', 3) -> 4",
                method(NUMBER, TEXTS, "position", TEXT, TEXT),
                method(NUMBER, TEXTS, "position", TEXT, TEXT, INT));
        to.scalar(
                "INSTR",
                "Where the second text stands in the first, from 1; 0 when it does not. From a position on, the n-th time.",
                "INSTR('Corporate Floor', 'or', 3, 2) -> 14",
                method(NUMBER, TEXTS, "instr", TEXT, TEXT),
                method(NUMBER, TEXTS, "instr", TEXT, TEXT, INT),
                method(NUMBER, TEXTS, "instr", TEXT, TEXT, INT, INT));
        to.scalar(
                "STARTSWITH",
                "Whether the first text starts with the second.",
                "STARTSWITH('abc', 'a') -> TRUE",
                method(TRUTH, TEXTS, "startsWith", TEXT, TEXT));
        to.scalar(
                "ENDSWITH",
                "Whether the first text ends with the second.",
                "ENDSWITH('abc', 'c') -> TRUE",
                method(TRUTH, TEXTS, "endsWith", TEXT, TEXT));
        to.scalar(
                "REPLACE",
                "The text with each second text replaced by the third.",
                "REPLACE('hello world', 'world', 'flink') -> hello flink",
                method(STRING, TEXTS, "replace", TEXT, TEXT, TEXT));
        to.scalar(
                "OVERLAY",
                "The text with characters from a position on replaced.",
                "OVERLAY('xxxxxtest' PLACING 'xxxx' FROM 6) -> xxxxxxxxx",
                method(STRING, PADDING, "overlay", TEXT, TEXT, INT),
                method(STRING, PADDING, "overlay", TEXT, TEXT, INT, INT));
        to.scalar(
                "TRANSLATE",
                "The text with the characters of the second replaced by those of the third.",
                "TRANSLATE('abc', 'ab', 'x') -> xc",
                method(STRING, PADDING, "translate", TEXT, TEXT, TEXT));
        to.synonym("TRANSLATE3", "TRANSLATE");
    }

    private static void trimming(Definitions to) {
        to.scalarRewritten(
                "TRIM",
                "The text without blanks, or some characters, at its ends.",
                "TRIM(BOTH 'x' FROM 'xax') -> a",
                TextDefinitions::trim,
                method(STRING, PADDING, "trim", TEXT),
                RewrittenForm.of("(unit, text, text)", 3));
        to.scalar(
                "BTRIM",
                "The text without blanks, or some characters, at its ends.",
                "BTRIM('xax', 'x') -> a",
                method(STRING, PADDING, "trim", TEXT),
                method(STRING, PADDING, "trim", TEXT, TEXT));
        to.scalar(
                "LTRIM",
                "The text without blanks, or some characters, at its start.",
                "LTRIM(' a') -> a",
                method(STRING, PADDING, "ltrim", TEXT),
                method(STRING, PADDING, "ltrim", TEXT, TEXT));
        to.scalar(
                "RTRIM",
                "The text without blanks, or some characters, at its end.",
                "RTRIM('a ') -> a",
                method(STRING, PADDING, "rtrim", TEXT),
                method(STRING, PADDING, "rtrim", TEXT, TEXT));
        to.scalar(
                "LPAD",
                "The text, filled or cut to a length from the left.",
                "LPAD('hi', 4, '??') -> ??hi",
                methodOrNull(STRING, PADDING, "lpad", TEXT, INT, TEXT));
        to.scalar(
                "RPAD",
                "The text, filled or cut to a length from the right.",
                "RPAD('hi', 4, '??') -> hi??",
                methodOrNull(STRING, PADDING, "rpad", TEXT, INT, TEXT));
    }

    /** The three arguments are BOTH, LEADING or TRAILING, the characters, and the text. */
    private static Call trim(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        if (args.size() != 3) {
            return null;
        }
        Object flag = args.get(0) instanceof Literal literal ? literal.value() : args.get(0);
        String name =
                switch (String.valueOf(flag).toUpperCase(Locale.ROOT)) {
                    case "BOTH" -> "BTRIM";
                    case "LEADING" -> "LTRIM";
                    case "TRAILING" -> "RTRIM";
                    default -> throw Failures.invalidArgument("TRIM takes BOTH, LEADING or TRAILING, not " + flag);
                };
        return registry.call(name, List.of(args.get(2), args.get(1)), wanted);
    }

    private static void characters(Definitions to) {
        to.scalar("UPPER", "The text in upper case.", "UPPER('ab') -> AB", method(STRING, TEXTS, "upper", TEXT));
        to.scalar("LOWER", "The text in lower case.", "LOWER('AB') -> ab", method(STRING, TEXTS, "lower", TEXT));
        to.scalar(
                "INITCAP",
                "Each word with an upper case letter first.",
                "INITCAP('ab cD') -> Ab Cd",
                method(STRING, PADDING, "initcap", TEXT));
        to.scalar(
                "CHAR_LENGTH",
                "The number of characters.",
                "CHAR_LENGTH('ab') -> 2",
                method(NUMBER, TEXTS, "charLength", TEXT));
        to.synonym("CHARACTER_LENGTH", "CHAR_LENGTH");
        to.scalar(
                "REVERSE",
                "The characters backwards.",
                "REVERSE('abc') -> cba",
                method(STRING, TEXTS, "reverse", TEXT));
        to.scalar(
                "ASCII", "The code of the first character.", "ASCII('a') -> 97", method(NUMBER, TEXTS, "ascii", TEXT));
        to.scalar(
                "CHR", "The character of a code from 0 to 255.", "CHR(97) -> a", method(STRING, TEXTS, "chr", BIGINT));
        to.scalar(
                "ENCODE",
                "The bytes of a text in a character set such as UTF-8 or UTF-16BE.",
                "ENCODE('hi', 'UTF-16BE') -> x'00680069'",
                method(always(SqlType.bytes()), BinaryFunctions.class, "encode", TEXT, TEXT));
        to.scalar(
                "DECODE",
                "The text of bytes in a character set such as UTF-8 or UTF-16BE.",
                "DECODE(x'00680069', 'UTF-16BE') -> hi",
                method(STRING, BinaryFunctions.class, "decode", BYTES, TEXT));
        to.scalar(
                "UNHEX",
                "The bytes of hexadecimal digits; NULL when there is another character.",
                "UNHEX('6869') -> x'6869'",
                methodOrNull(always(SqlType.bytes()), BinaryFunctions.class, "unhex", TEXT));
        to.scalar(
                "TO_BASE64",
                "The bytes of the text in base 64.",
                "TO_BASE64('hello world') -> aGVsbG8gd29ybGQ=",
                method(STRING, PADDING, "toBase64", TEXT));
        to.scalar(
                "FROM_BASE64",
                "The text of base 64.",
                "FROM_BASE64('aGVsbG8gd29ybGQ=') -> hello world",
                methodOrNull(STRING, PADDING, "fromBase64", TEXT));
    }
}
