package io.sluice.executor.kernel;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random typed expressions over {@link RandomBatches#ROW}, with the functions that the registry has. */
final class RandomExprs {
    private static final String[] UNITS = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "BOTH", "yyyy-MM-dd"};
    private static final int TRIES = 400;

    private final FunctionRegistry registry;
    private final Random random;
    private final List<FunctionDefinition> functions;
    private final Set<String> used = new TreeSet<>();

    RandomExprs(FunctionRegistry registry, Random random) {
        this.registry = registry;
        this.random = random;
        this.functions = functions(registry);
    }

    static List<FunctionDefinition> functions(FunctionRegistry registry) {
        return registry.all().stream()
                .filter(f -> f.kind() != FunctionDefinition.Kind.AGGREGATE && f.isDeterministic())
                .sorted(Comparator.comparing(FunctionDefinition::name))
                .toList();
    }

    /** Names of the functions that occurred at the root of what was given out. */
    Set<String> used() {
        return used;
    }

    /** A call of the function with operands of at most {@code depth} levels; null when none was found. */
    Expr call(FunctionDefinition function, int depth) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Expr call = attempt(function, depth);
                bind(call);
                used.add(function.name());
                return call;
            } catch (SluiceException e) {
                // these operands do not fit: others are tried
                continue;
            }
        }
        return null;
    }

    /** Refuses what has no implementation yet. */
    private void bind(Expr expr) {
        if (expr instanceof Call call) {
            if (!FunctionRegistry.isDeterministic(call.function())) {
                throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, call + " gives another value each time");
            }
            call.args().forEach(this::bind);
            if (!FunctionRegistry.isSpecialForm(call.function())) {
                registry.implementation(call);
            }
        }
    }

    private Expr attempt(FunctionDefinition function, int depth) {
        String name = function.name();
        if (name.endsWith("CAST")) {
            Expr arg = of(anyType(), depth);
            return registry.call(name, List.of(arg), anyType());
        }
        List<String> signatures = function.signatures();
        String signature = signatures.get(random.nextInt(signatures.size()));
        String list =
                signature.substring(name.length() + 1, signature.length() - 1).trim();
        String[] hints = list.isEmpty() ? new String[0] : list.split("\\s*,\\s*");
        List<Expr> args = new ArrayList<>();
        int count = argumentCount(function, hints.length);
        SqlType common = list.startsWith("array") ? SqlType.of(TypeRoot.INTEGER) : anyType();
        for (int i = 0; i < count; i++) {
            String hint = name.startsWith("JSON") ? "text" : i < hints.length ? hints[i] : "";
            args.add(argument(hint, common, depth));
        }
        return registry.call(name, args, null);
    }

    private int argumentCount(FunctionDefinition function, int hints) {
        int least = function.minArguments();
        int most = Math.min(function.maxArguments(), Math.max(least, hints) + 2);
        return least + random.nextInt(most - least + 1);
    }

    private Expr argument(String hint, SqlType common, int depth) {
        return switch (hint) {
            case "unit" ->
                new Literal(
                        UNITS[random.nextInt(UNITS.length)], SqlType.string().notNull());
            case "boolean", "condition" -> of(SqlType.of(TypeRoot.BOOLEAN), depth);
            case "int" -> of(SqlType.of(TypeRoot.INTEGER), depth);
            case "bigint" -> of(SqlType.of(TypeRoot.BIGINT), depth);
            case "double" -> of(SqlType.of(TypeRoot.DOUBLE), depth);
            case "float" -> of(SqlType.of(TypeRoot.FLOAT), depth);
            case "decimal" -> of(SqlType.decimal(18, 4), depth);
            case "text" -> of(SqlType.string(), depth);
            case "bytes" -> registry.call("UNHEX", List.of(of(SqlType.string(), depth)), null);
            case "date" -> of(SqlType.of(TypeRoot.DATE), depth);
            case "time" -> of(SqlType.time(3), depth);
            case "timestamp" -> of(SqlType.timestamp(3), depth);
            case "timestamp_ltz" -> of(SqlType.timestampLtz(3), depth);
            case "months" -> of(SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH), depth);
            case "array", "array of values with an order" -> of(RandomBatches.TYPES.get(RandomBatches.SIMPLE), depth);
            case "array of text" -> of(RandomBatches.TYPES.get(RandomBatches.SIMPLE + 1), depth);
            case "map" -> of(RandomBatches.TYPES.get(RandomBatches.SIMPLE + 2), depth);
            case "multiset" -> of(RandomBatches.TYPES.get(RandomBatches.SIMPLE + 3), depth);
            case "duration" -> of(SqlType.of(TypeRoot.INTERVAL_DAY_TIME), depth);
            default -> of(random.nextInt(3) == 0 ? anyType() : common, depth);
        };
    }

    private SqlType anyType() {
        int choices = random.nextInt(8) == 0 ? RandomBatches.TYPES.size() : RandomBatches.SIMPLE;
        return RandomBatches.TYPES.get(random.nextInt(choices));
    }

    /** An expression of the type. */
    Expr of(SqlType type, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            FunctionDefinition function = functions.get(random.nextInt(functions.size()));
            Expr call = call(function, depth - 1);
            if (call instanceof Call && call.type().sameAs(type)) {
                return call;
            }
            Expr cast = call == null ? null : cast(call, type);
            if (cast != null) {
                return cast;
            }
        }
        return leaf(type);
    }

    private Expr cast(Expr expr, SqlType type) {
        try {
            Expr cast = registry.call(random.nextInt(5) == 0 ? "CAST" : "TRY_CAST", List.of(expr), type);
            bind(cast);
            return cast;
        } catch (SluiceException e) {
            return null;
        }
    }

    private Expr leaf(SqlType type) {
        int choice = random.nextInt(10);
        if (choice == 0) {
            return new Literal(null, type);
        }
        if (choice < 4) {
            return new Literal(RandomBatches.value(type, random), type.notNull());
        }
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < RandomBatches.ROW.size(); c++) {
            if (RandomBatches.ROW.type(c).sameAs(type)) {
                columns.add(c);
            }
        }
        return new InputRef(columns.get(random.nextInt(columns.size())), type);
    }
}
