package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;

/**
 * The calls that JSON_STRING, JSON_OBJECT and JSON_ARRAY stand for. The constructors' first argument is {@code NULL ON
 * NULL} or {@code ABSENT ON NULL}; then come, for each element, the key of an object, the value, and {@code JSON} where
 * the value is JSON already, else {@code VALUE}.
 */
final class JsonConstruction {
    private static final String KEEP_NULL = "NULL ON NULL";
    private static final String IS_JSON = "JSON";

    private JsonConstruction() {}

    /** The value as JSON text; NULL for NULL. */
    static Call string(FunctionRegistry registry, Expr value) {
        SqlType type = value.type();
        SqlType text = SqlType.string();
        return switch (type.root()) {
            case BOOLEAN -> registry.call("JSON OF BOOLEAN", List.of(value), null);
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, NULL -> registry.cast(value, text);
            case FLOAT, DOUBLE -> registry.call("JSON OF DOUBLE", List.of(value), null);
            case CHAR, VARCHAR -> registry.call("JSON OF TEXT", List.of(value), null);
            case BINARY, VARBINARY -> registry.call("JSON OF BYTES", List.of(value), null);
            case ARRAY, MAP, MULTISET, ROW -> parts(registry, value);
            case DATE, TIME -> registry.call("JSON OF TEXT", List.of(registry.cast(value, text)), null);
            case TIMESTAMP, TIMESTAMP_LTZ ->
                registry.call("JSON OF TEXT", List.of(registry.call("ISO TEXT", List.of(value), null)), null);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                throw SluiceException.of(ErrorCode.TYPE_MISMATCH, type.withNullable(true) + " has no form in JSON")
                        .hint("cast it to STRING first");
        };
    }

    private static Call parts(FunctionRegistry registry, Expr value) {
        for (Field field : value.type().fields()) {
            string(registry, new Literal(null, field.type().withNullable(true))); // an error for a part without a form
        }
        return registry.call("JSON OF PARTS", List.of(value), null);
    }

    static Call object(FunctionRegistry registry, List<Expr> args) {
        boolean keepsNull = args.isEmpty() || KEEP_NULL.equals(word(args.get(0)));
        Expr open = text("{");
        for (int i = 1; i + 2 < args.size(); i += 3) {
            Expr value = json(registry, args.get(i + 1), args.get(i + 2));
            String member = keepsNull ? "JSON MEMBER" : "JSON MEMBER OR NULL";
            Call pair = registry.call(member, List.of(args.get(i), value), null);
            open = registry.call("JSON ELEMENT OR NOTHING", List.of(open, pair), null);
        }
        return registry.call("JSON CLOSE OBJECT", List.of(open), null);
    }

    static Call array(FunctionRegistry registry, List<Expr> args) {
        boolean keepsNull = !args.isEmpty() && KEEP_NULL.equals(word(args.get(0)));
        Expr open = text("[");
        for (int i = 1; i + 1 < args.size(); i += 2) {
            Expr value = json(registry, args.get(i), args.get(i + 1));
            String element = keepsNull ? "JSON ELEMENT" : "JSON ELEMENT OR NOTHING";
            open = registry.call(element, List.of(open, value), null);
        }
        return registry.call("JSON CLOSE ARRAY", List.of(open), null);
    }

    private static Expr json(FunctionRegistry registry, Expr value, Expr kind) {
        return IS_JSON.equals(word(kind)) ? value : string(registry, value);
    }

    private static Object word(Expr expr) {
        return expr instanceof Literal literal ? literal.value() : null;
    }

    private static Literal text(String value) {
        return new Literal(value, SqlType.of(TypeRoot.VARCHAR).notNull());
    }
}
