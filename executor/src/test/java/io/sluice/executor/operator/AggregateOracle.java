package io.sluice.executor.operator;

import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Aggregates recomputed from the rows of a group, with big numbers and maps. */
final class AggregateOracle {
    private AggregateOracle() {}

    static List<Object> row(List<AggregateCall> calls, List<TestRow> rows) {
        List<Object> out = new ArrayList<>();
        calls.forEach(call -> out.add(value(call, rows)));
        return out;
    }

    static Object value(AggregateCall call, List<TestRow> rows) {
        if (call.args().isEmpty()) {
            return rows.stream()
                    .filter(r -> passes(call, r))
                    .mapToLong(TestRow::weight)
                    .sum();
        }
        TreeMap<Object, Long> values = new TreeMap<>(AggregateOracle::compare);
        for (TestRow row : rows) {
            Object value = normal(row.values().get(call.args().get(0)));
            if (value != null && passes(call, row)) {
                values.merge(value, row.weight(), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            }
        }
        if (call.distinct()) {
            values.replaceAll((v, w) -> 1L);
        }
        long count = values.values().stream().mapToLong(w -> w).sum();
        return switch (call.function()) {
            case "COUNT" -> count;
            case "MIN" -> values.isEmpty() ? null : values.firstKey();
            case "MAX" -> values.isEmpty() ? null : values.lastKey();
            case "SUM" -> values.isEmpty() ? null : sum(call, values, 1, false);
            default -> values.isEmpty() ? null : sum(call, values, count, true);
        };
    }

    private static boolean passes(AggregateCall call, TestRow row) {
        return call.filter() < 0 || Boolean.TRUE.equals(row.values().get(call.filter()));
    }

    static Object normal(Object value) {
        if (value instanceof Double d) {
            return d + 0.0;
        }
        return value instanceof Float f ? Float.valueOf(f + 0.0f) : value;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static Object sum(AggregateCall call, Map<Object, Long> values, long count, boolean average) {
        SqlType type = call.type();
        if (type.root() == TypeRoot.FLOAT || type.root() == TypeRoot.DOUBLE) {
            double sum = floatSum(values) / count;
            return type.root() == TypeRoot.FLOAT ? (Object) (float) sum : (Object) sum;
        }
        BigInteger sum = values.entrySet().stream()
                .map(e -> new BigInteger(e.getKey().toString()).multiply(BigInteger.valueOf(e.getValue())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (type.root() != TypeRoot.DECIMAL) {
            long result = sum.divide(BigInteger.valueOf(count)).longValueExact();
            return type.root() == TypeRoot.BIGINT ? (Object) result : (Object) Math.toIntExact(result);
        }
        BigDecimal exact = new BigDecimal(sum, call.argTypes().get(0).scale());
        BigDecimal result = average
                ? exact.divide(BigDecimal.valueOf(count), type.scale(), RoundingMode.HALF_UP)
                : exact.setScale(type.scale(), RoundingMode.UNNECESSARY);
        return result.precision() > type.precision() ? null : result.unscaledValue();
    }

    private static double floatSum(Map<Object, Long> values) {
        BigDecimal finite = BigDecimal.ZERO;
        double special = 0;
        for (Map.Entry<Object, Long> e : values.entrySet()) {
            double value = ((Number) e.getKey()).doubleValue();
            if (Double.isFinite(value)) {
                finite = finite.add(new BigDecimal(value).multiply(BigDecimal.valueOf(e.getValue())));
            } else {
                special += value;
            }
        }
        return special == 0 ? finite.doubleValue() : special;
    }
}
