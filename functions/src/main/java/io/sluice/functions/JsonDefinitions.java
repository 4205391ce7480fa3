package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.boundOrNull;
import static io.sluice.functions.FixedOverload.lenient;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.total;
import static io.sluice.functions.Parameter.BOOLEAN;
import static io.sluice.functions.Parameter.BYTES;
import static io.sluice.functions.Parameter.DOUBLE;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.json.JsonPath;
import io.sluice.functions.library.JsonFunctions;
import io.sluice.functions.library.JsonTextFunctions;
import java.util.List;

/**
 * JSON. The clauses of the grammar (ON EMPTY, ON ERROR, WRAPPER, ON NULL) come as text constants among the arguments;
 * the signatures show them as they are written.
 */
final class JsonDefinitions {
    private static final Class<?> READ = JsonFunctions.class;
    private static final Class<?> WRITE = JsonTextFunctions.class;
    private static final FixedOverload.ResultRule STRING = always(SqlType.string());
    private static final FixedOverload.ResultRule TRUTH = always(TypeRoot.BOOLEAN);

    private JsonDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.JSON);
        tests(to);
        paths(to);
        constructors(to);
        to.scalar(
                "JSON_QUOTE",
                "The text as a JSON string, with escapes for all but printable ASCII.",
                "JSON_QUOTE('a\"b') -> \"a\\\"b\"",
                method(STRING, WRITE, "quote", TEXT));
        to.scalar(
                "JSON_UNQUOTE",
                "A JSON string without its quotes and escapes; any other text as it is.",
                "JSON_UNQUOTE('\"abc\"') -> abc",
                method(STRING, WRITE, "unquote", TEXT));
    }

    private static void tests(Definitions to) {
        test(to, "IS JSON VALUE", "isJson", "Whether the text is JSON.", "'[1]' IS JSON -> TRUE");
        test(to, "IS JSON OBJECT", "isObject", "Whether the text is a JSON object.", "'{}' IS JSON OBJECT -> TRUE");
        test(to, "IS JSON ARRAY", "isArray", "Whether the text is a JSON array.", "'{}' IS JSON ARRAY -> FALSE");
        test(to, "IS JSON SCALAR", "isScalar", "Whether the text is another JSON value.", "'1' IS JSON SCALAR -> TRUE");
    }

    private static void test(Definitions to, String name, String method, String description, String example) {
        to.scalar(name, description, example, total(TRUTH, READ, method, TEXT));
        String kind = name.substring("IS ".length());
        to.rewritten(
                "IS NOT " + kind,
                "The opposite of " + name + ".",
                "'x' IS NOT " + kind + " -> TRUE",
                RewrittenForm.of("(text)", 1),
                (registry, args, wanted) -> registry.call("NOT", List.of(registry.call(name, args, null)), wanted));
    }

    private static void paths(Definitions to) {
        to.scalar(
                "JSON_EXISTS",
                "Whether a path leads to a value.",
                "JSON_EXISTS('{\"a\": 1}', '$.a') -> TRUE",
                boundOrNull(TRUTH, (call, b) -> atPath("exists", call, true), TEXT, TEXT, TEXT)
                        .shownAs("(json, path [{TRUE | FALSE | UNKNOWN | ERROR} ON ERROR])"));
        to.scalar(
                "JSON_VALUE",
                "The scalar that a path leads to, as text or another type.",
                "JSON_VALUE('{\"a\": [1, 2]}', '$.a[1]') -> 2",
                lenient(STRING, (call, b) -> atPath("value", call, false), TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
                        .shownAs("(json, path [RETURNING type] [{NULL | ERROR | DEFAULT value} ON EMPTY]"
                                + " [{NULL | ERROR | DEFAULT value} ON ERROR])"));
        to.scalar(
                "JSON_QUERY",
                "The object or array that a path leads to, as JSON.",
                "JSON_QUERY('{\"a\": {\"b\": 1}}', '$.a') -> {\"b\":1}",
                boundOrNull(STRING, (call, b) -> atPath("query", call, true), TEXT, TEXT, TEXT, TEXT, TEXT)
                        .shownAs("(json, path [{WITHOUT | WITH [CONDITIONAL | UNCONDITIONAL]} [ARRAY] WRAPPER]"
                                + " [{NULL | EMPTY ARRAY | EMPTY OBJECT | ERROR} ON EMPTY] [{..} ON ERROR])"));
    }

    private static Implementation atPath(String method, Call call, boolean strict) {
        Expr path = call.args().get(1);
        boolean isKnown = path instanceof Literal literal && literal.value() != null;
        JsonPath constant = isKnown ? JsonPath.parse((String) ((Literal) path).value()) : null;
        List<Object> constants = List.of(new JsonFunctions.PathConstant(constant));
        return Methods.find(READ, method, call, new Methods.Nulls(strict, true), constants);
    }

    private static void constructors(Definitions to) {
        to.rewritten(
                "JSON_STRING",
                "The value as JSON.",
                "JSON_STRING('a') -> \"a\"",
                RewrittenForm.of("(any)", 1),
                (registry, args, wanted) -> JsonConstruction.string(registry, args.get(0)));
        to.rewritten(
                "JSON_OBJECT",
                "A JSON object of names and values, sorted by name.",
                "JSON_OBJECT('b' VALUE 1, 'a' VALUE 'x') -> {\"a\":\"x\",\"b\":1}",
                new RewrittenForm("([[KEY] text VALUE any, ...] [{NULL | ABSENT} ON NULL])", 0, Integer.MAX_VALUE),
                (registry, args, wanted) -> JsonConstruction.object(registry, args));
        to.rewritten(
                "JSON_ARRAY",
                "A JSON array of values; a NULL is left out, unless NULL ON NULL.",
                "JSON_ARRAY(1, 'a') -> [1,\"a\"]",
                new RewrittenForm("([any, ...] [{NULL | ABSENT} ON NULL])", 0, Integer.MAX_VALUE),
                (registry, args, wanted) -> JsonConstruction.array(registry, args));
        to.scalar(
                "JSON",
                "A text that is JSON, to be put into JSON_OBJECT or JSON_ARRAY as it is.",
                "JSON_ARRAY(JSON('{\"a\": 1}')) -> [{\"a\":1}]",
                method(STRING, WRITE, "checked", TEXT));
        to.internal("JSON OF BOOLEAN", method(STRING, WRITE, "ofBoolean", BOOLEAN));
        to.internal("JSON OF DOUBLE", method(STRING, WRITE, "ofDouble", DOUBLE));
        to.internal("JSON OF TEXT", method(STRING, WRITE, "ofText", TEXT));
        to.internal("JSON OF BYTES", method(STRING, WRITE, "ofBytes", BYTES));
        to.internal("JSON OF PARTS", ofParts());
        to.internal("JSON ELEMENT", lenient(STRING, WRITE, "element", TEXT, TEXT));
        to.internal("JSON ELEMENT OR NOTHING", lenient(STRING, WRITE, "elementOrNothing", TEXT, TEXT));
        to.internal("JSON MEMBER", lenient(STRING, WRITE, "member", TEXT, TEXT));
        to.internal("JSON MEMBER OR NULL", lenient(STRING, WRITE, "memberOrNull", TEXT, TEXT));
        to.internal("JSON CLOSE OBJECT", method(STRING, WRITE, "closeObject", TEXT));
        to.internal("JSON CLOSE ARRAY", method(STRING, WRITE, "closeArray", TEXT));
    }

    private static CollectionOverload ofParts() {
        SqlType text = SqlType.string().notNull();
        return new CollectionOverload(
                "(array, map, multiset or row)",
                1,
                types -> types.get(0).isNested() ? new Typing(types, text) : null,
                (call, b) -> {
                    SqlType type = call.args().get(0).type();
                    return Methods.strict(
                            WRITE, "ofParts", call, new JsonParts(type, FunctionRegistry.builtIn(b.zone())));
                });
    }
}
