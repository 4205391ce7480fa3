package io.sluice.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every overload has a method for the arguments that it takes, and every definition has its reference text. */
class EveryFunctionBindsTest {
    private static final List<SqlType> TYPES = Stream.of(
                    "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INT",
                    "BIGINT",
                    "FLOAT",
                    "DOUBLE",
                    "DECIMAL(5, 2)",
                    "DECIMAL(18, 0)",
                    "DECIMAL(18, 18)",
                    "DECIMAL(25, 10)",
                    "DECIMAL(38, 0)",
                    "DECIMAL(38, 38)",
                    "STRING",
                    "VARCHAR(5)",
                    "CHAR(3)",
                    "BINARY(2)",
                    "BYTES",
                    "ARRAY<INT>",
                    "ARRAY<DECIMAL(25, 10)>",
                    "MAP<STRING, ARRAY<BIGINT>>",
                    "MULTISET<STRING>",
                    "ROW<a INT, b STRING>",
                    "ROW<x BIGINT, y CHAR(2)>",
                    "DATE",
                    "TIME(3)",
                    "TIMESTAMP(3)",
                    "TIMESTAMP(6)",
                    "TIMESTAMP_LTZ(3)",
                    "INTERVAL YEAR TO MONTH",
                    "INTERVAL DAY TO SECOND")
            .map(SqlType::parse)
            .toList();

    private final FunctionRegistry registry = FunctionRegistry.builtIn();

    @Test
    void fixedOverloads() {
        int bound = 0;
        for (FunctionDefinition function : registry.all()) {
            for (Overload overload : function.overloads()) {
                if (overload instanceof FixedOverload fixed) {
                    bind(registry.call(function.name(), args(fixed, false), null));
                    bind(registry.call(
                            function.name(), args(fixed, !function.name().startsWith("JSON")), null));
                    bound++;
                }
            }
        }
        assertTrue(bound > 120, "only " + bound);
    }

    private static List<Expr> args(FixedOverload overload, boolean constant) {
        List<Expr> args = new ArrayList<>();
        for (Parameter parameter : overload.parameters()) {
            Argument nothing = Argument.literal(null, SqlType.parse("NULL"));
            SqlType type = parameter.accept(nothing);
            if (parameter == Parameter.UNIT) {
                args.add(new Literal("HOUR", type));
            } else if (constant && parameter == Parameter.TEXT) {
                args.add(new Literal(args.size() < 2 ? "a%" : "#", type));
            } else {
                args.add(new InputRef(args.size(), type));
            }
        }
        return args;
    }

    /** Whatever pair of types an operator takes can be computed. */
    @Test
    void pairsOfTypes() {
        int bound = 0;
        for (String name : List.of(
                "=",
                "<>",
                "<",
                "<=",
                ">",
                ">=",
                "+",
                "-",
                "*",
                "/",
                "%",
                "GREATEST",
                "LEAST",
                "IS DISTINCT FROM",
                "COALESCE",
                "NULLIF",
                "||",
                "ROUND",
                "TRUNCATE")) {
            for (SqlType a : TYPES) {
                for (SqlType b : TYPES) {
                    bound += bindIfTaken(name, a, b);
                }
            }
        }
        assertTrue(bound > 1500, "only " + bound);
    }

    @Test
    void singleTypes() {
        int bound = 0;
        for (String name : List.of("-", "ABS", "SIGN", "FLOOR", "CEIL", "ROUND", "TRUNCATE", "IS NULL", "SQRT")) {
            for (SqlType a : TYPES) {
                bound += bindIfTaken(name, a);
            }
        }
        assertTrue(bound > 90, "only " + bound);
    }

    private int bindIfTaken(String name, SqlType... types) {
        List<Expr> args = new ArrayList<>();
        for (SqlType type : types) {
            args.add(new InputRef(args.size(), type));
        }
        Call call;
        try {
            call = registry.call(name, args, null);
        } catch (SluiceException e) {
            return 0;
        }
        bind(call);
        return 1;
    }

    @Test
    void casts() {
        int bound = 0;
        for (SqlType from : TYPES) {
            for (SqlType to : TYPES) {
                for (String name : List.of("CAST", "TRY_CAST")) {
                    if (registry.canCast(from, to)) {
                        bind(registry.call(name, List.of(new InputRef(0, from)), to));
                        bound++;
                    }
                }
            }
        }
        assertTrue(bound > 500, "only " + bound);
    }

    private void bind(Expr expr) {
        if (!(expr instanceof Call call)) {
            return;
        }
        call.args().forEach(this::bind);
        if (FunctionRegistry.isSpecialForm(call.function())) {
            if (call.function().endsWith("DISTINCT FROM")) {
                assertNotNull(registry.implementation(FunctionRegistry.equality(call.args())));
            }
            return;
        }
        Implementation implementation = registry.implementation(call);
        Class<?> returned = implementation.method().getReturnType();
        Class<?> expected =
                switch (call.type().physical()) {
                    case BOOLEAN -> boolean.class;
                    case INT -> int.class;
                    case LONG -> long.class;
                    case FLOAT -> float.class;
                    case DOUBLE -> double.class;
                    case DECIMAL128, BYTES -> void.class;
                };
        assertEquals(expected, returned, call + " by " + implementation);
        boolean nullableArgument = call.args().stream().anyMatch(a -> a.type().nullable());
        assertTrue(call.type().nullable() || !implementation.mayReturnNull(), call + " is typed NOT NULL");
        assertTrue(call.type().nullable() || !implementation.strict() || !nullableArgument, call.toString());
    }

    @Test
    void reference() {
        for (FunctionDefinition function : registry.all()) {
            assertTrue(function.description().endsWith("."), function.name());
            assertFalse(function.example().isBlank(), function.name());
            assertFalse(function.signatures().isEmpty(), function.name());
        }
    }
}
