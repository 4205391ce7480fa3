package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the static method of a call by its name and by the storage of arguments and result. Looked up when needed. */
final class Methods {
    private Methods() {}

    /** A strict implementation that gives NULL for NULL arguments only. */
    static Implementation strict(Class<?> owner, String name, Call call, Object... constants) {
        return find(owner, name, call, new Nulls(true, false), List.of(constants));
    }

    /** A strict implementation that may give NULL for other arguments too. */
    static Implementation strictOrNull(Class<?> owner, String name, Call call, Object... constants) {
        return find(owner, name, call, new Nulls(true, true), List.of(constants));
    }

    /** How an implementation treats NULL: the fields of {@link Implementation} of these names. */
    record Nulls(boolean strict, boolean mayReturnNull) {}

    static Implementation find(Class<?> owner, String name, Call call, Nulls nulls, List<Object> constants) {
        List<Class<?>> parameters = new ArrayList<>();
        for (Expr arg : call.args()) {
            if (!nulls.strict) {
                parameters.add(boolean.class);
            }
            addStorage(parameters, arg.type().physical());
        }
        constants.forEach(c -> parameters.add(classOf(c)));
        PhysicalType result = call.type().physical();
        if (nulls.mayReturnNull || result == PhysicalType.BYTES || result == PhysicalType.DECIMAL128) {
            parameters.add(Result.class);
        }
        try {
            Method method = owner.getMethod(name, parameters.toArray(Class<?>[]::new));
            return new Implementation(method, nulls.strict, nulls.mayReturnNull, constants);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(owner.getSimpleName() + "." + name + parameters + " for " + call, e);
        }
    }

    /** The storage of a type as methods are named by it: {@code Int}, {@code Decimal128}. */
    static String storage(SqlType type) {
        String name = type.physical().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void addStorage(List<Class<?>> parameters, PhysicalType physical) {
        switch (physical) {
            case BOOLEAN -> parameters.add(boolean.class);
            case INT -> parameters.add(int.class);
            case LONG -> parameters.add(long.class);
            case FLOAT -> parameters.add(float.class);
            case DOUBLE -> parameters.add(double.class);
            case DECIMAL128 -> parameters.addAll(List.of(long.class, long.class));
            case BYTES -> parameters.addAll(List.of(byte[].class, int.class, int.class));
        }
    }

    private static Class<?> classOf(Object constant) {
        if (constant instanceof Integer) {
            return int.class;
        }
        return constant instanceof Long ? long.class : constant.getClass();
    }
}
