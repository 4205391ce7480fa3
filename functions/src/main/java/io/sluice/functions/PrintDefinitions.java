package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.lenient;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.methodOrNull;
import static io.sluice.functions.Parameter.BIGINT;
import static io.sluice.functions.Parameter.BOOLEAN;
import static io.sluice.functions.Parameter.DOUBLE;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.PrintFunctions;
import io.sluice.functions.library.TextFunctions;
import io.sluice.functions.library.UrlFunctions;
import java.util.ArrayList;
import java.util.List;

/** URLs and addresses, formatted texts, tests of characters, and names of types. */
final class PrintDefinitions {
    private static final Class<?> PRINT = PrintFunctions.class;
    private static final Class<?> URLS = UrlFunctions.class;
    private static final FixedOverload.ResultRule STRING = always(SqlType.string());
    private static final FixedOverload.ResultRule TRUTH = always(TypeRoot.BOOLEAN);

    private PrintDefinitions() {}

    static void addTo(Definitions to) {
        urls(to);
        to.rewritten(
                "ELT",
                "The text at an index, from 1; NULL where there is none.",
                "ELT(2, 'a', 'b') -> b",
                new RewrittenForm("(int, text, ...)", 2, Integer.MAX_VALUE),
                PrintDefinitions::elt);
        to.rewritten(
                "PRINTF",
                "Values put into a format of java.util.Formatter; NULL where they do not fit.",
                "PRINTF('%d-%s', 3, 'x') -> 3-x",
                new RewrittenForm("(text, any, ...)", 1, Integer.MAX_VALUE),
                PrintDefinitions::printf);
        to.internal("PRINTF BOOLEAN", lenient(STRING, PRINT, "boolArgument", TEXT, BOOLEAN));
        to.internal("PRINTF INT", lenient(STRING, PRINT, "intArgument", TEXT, INT));
        to.internal("PRINTF BIGINT", lenient(STRING, PRINT, "longArgument", TEXT, BIGINT));
        to.internal("PRINTF DOUBLE", lenient(STRING, PRINT, "doubleArgument", TEXT, DOUBLE));
        to.internal("PRINTF TEXT", lenient(STRING, PRINT, "textArgument", TEXT, TEXT));
        to.internal("PRINTF DECIMAL", lenient(STRING, PRINT, "decimalArgument", TEXT, TEXT));
        to.internal("PRINTF ALL", methodOrNull(STRING, PRINT, "format", TEXT, TEXT));
        test(to, "IS_ALPHA", "isAlpha", "Whether all characters are letters, and there is one.");
        test(to, "IS_DIGIT", "isDigit", "Whether all characters are digits, and there is one.");
        test(to, "IS_DECIMAL", "isDecimal", "Whether the text is a number.");
        to.family(FunctionFamily.CONVERSION);
        to.rewritten(
                "TYPEOF",
                "The name of the type of the value.",
                "TYPEOF(CAST(1 AS BIGINT)) -> BIGINT NOT NULL",
                new RewrittenForm("(any [, boolean])", 1, 2),
                (registry, args, wanted) ->
                        registry.cast(text(typeName(args.get(0).type())), SqlType.string()));
        to.scalar(
                "CURRENT_DATABASE",
                "The name of the current database.",
                "CURRENT_DATABASE() -> default_database",
                bound(STRING, (call, b) -> Methods.strict(TextFunctions.class, "constant", call, b.database())));
        to.family(FunctionFamily.STRING);
    }

    private static void urls(Definitions to) {
        to.scalar(
                "URL_ENCODE",
                "The text in the form of a URL's query.",
                "URL_ENCODE('a b&c') -> a+b%26c",
                method(STRING, URLS, "encode", TEXT));
        to.scalar(
                "URL_DECODE",
                "The text that URL_ENCODE was given; NULL where that is impossible.",
                "URL_DECODE('a+b%26c') -> a b&c",
                methodOrNull(STRING, URLS, "decode", TEXT));
        to.scalar(
                "PARSE_URL",
                "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, AUTHORITY, FILE, USERINFO; of QUERY also one key.",
                "PARSE_URL('http://a.b/p?k=v', 'QUERY', 'k') -> v",
                methodOrNull(STRING, URLS, "parse", TEXT, TEXT),
                methodOrNull(STRING, URLS, "parse", TEXT, TEXT, TEXT));
        to.scalar(
                "INET_ATON",
                "The number of an IPv4 address; NULL where it is none.",
                "INET_ATON('127.0.0.1') -> 2130706433",
                methodOrNull(always(TypeRoot.BIGINT), URLS, "addressToNumber", TEXT));
        to.scalar(
                "INET_NTOA",
                "The IPv4 address of a number; NULL where it is none.",
                "INET_NTOA(2130706433) -> 127.0.0.1",
                methodOrNull(STRING, URLS, "numberToAddress", BIGINT));
    }

    private static void test(Definitions to, String name, String method, String description) {
        to.scalar(name, description, name + "('') -> FALSE", method(TRUTH, TextFunctions.class, method, TEXT));
    }

    private static Literal text(String value) {
        return new Literal(value, SqlType.string().notNull());
    }

    private static String typeName(SqlType type) {
        return type.root() == TypeRoot.NULL ? "NULL" : type.toString();
    }

    private static Call elt(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        List<Expr> branches = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            Literal index = new Literal(i, SqlType.of(TypeRoot.INTEGER).notNull());
            branches.add(registry.call("=", List.of(args.get(0), index), null));
            branches.add(args.get(i));
        }
        branches.add(new Literal(null, SqlType.string()));
        return registry.call("CASE", branches, wanted);
    }

    private static Call printf(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Expr gathered = text("");
        for (Expr arg : args.subList(1, args.size())) {
            gathered = argument(registry, gathered, arg);
        }
        return registry.call("PRINTF ALL", List.of(args.get(0), gathered), wanted);
    }

    private static Call argument(FunctionRegistry registry, Expr soFar, Expr arg) {
        return switch (arg.type().root()) {
            case BOOLEAN -> registry.call("PRINTF BOOLEAN", List.of(soFar, arg), null);
            case TINYINT, SMALLINT, INTEGER -> registry.call("PRINTF INT", List.of(soFar, arg), null);
            case BIGINT -> registry.call("PRINTF BIGINT", List.of(soFar, arg), null);
            case FLOAT, DOUBLE -> registry.call("PRINTF DOUBLE", List.of(soFar, arg), null);
            case DECIMAL -> registry.call("PRINTF DECIMAL", List.of(soFar, registry.cast(arg, SqlType.string())), null);
            default -> registry.call("PRINTF TEXT", List.of(soFar, registry.cast(arg, SqlType.string())), null);
        };
    }
}
