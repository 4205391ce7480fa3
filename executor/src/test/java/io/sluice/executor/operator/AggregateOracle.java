package io.sluice.executor.operator;

import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
        if (OrderedOracle.knows(call.function())) {
            return OrderedOracle.value(call, rows);
        }
        if (call.args().size() > 1) {
            return tuples(call, rows);
        }
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
            case "VAR_POP" -> spread(call, values, count, count, false);
            case "VAR_SAMP", "VARIANCE" -> spread(call, values, count, count - 1, false);
            case "STDDEV_POP" -> spread(call, values, count, count, true);
            case "STDDEV_SAMP", "STDDEV" -> spread(call, values, count, count - 1, true);
            case "PERCENTILE" -> percentile(call, values, count);
            case "COLLECT" -> collected(call, values);
            default -> values.isEmpty() ? null : sum(call, values, count, true);
        };
    }

    /** COUNT of several columns: rows in which none is NULL. */
    private static long tuples(AggregateCall call, List<TestRow> rows) {
        Map<List<Object>, Long> tuples = new HashMap<>();
        for (TestRow row : rows) {
            List<Object> tuple = new ArrayList<>();
            call.args().forEach(a -> tuple.add(normal(row.values().get(a))));
            if (!tuple.contains(null) && passes(call, row)) {
                tuples.merge(tuple, row.weight(), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            }
        }
        return call.distinct()
                ? tuples.size()
                : tuples.values().stream().mapToLong(w -> w).sum();
    }

    /** The sum of the squared distances from the mean, divided. */
    private static Object spread(AggregateCall call, Map<Object, Long> values, long count, long divisor, boolean root) {
        if (count < 1 || divisor < 1) {
            return null;
        }
        SqlType type = call.type();
        int scale = call.argTypes().get(0).scale();
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Object, Long> e : values.entrySet()) {
            boolean finite = !(e.getKey() instanceof Double d) || Double.isFinite(d);
            finite &= !(e.getKey() instanceof Float f) || Float.isFinite(f);
            if (!finite) {
                return type.root() == TypeRoot.FLOAT ? (Object) Float.NaN : (Object) Double.NaN;
            }
            sum = sum.add(decimal(e.getKey(), scale).multiply(BigDecimal.valueOf(e.getValue())));
        }
        MathContext exact = new MathContext(200);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), exact);
        BigDecimal squares = BigDecimal.ZERO;
        for (Map.Entry<Object, Long> e : values.entrySet()) {
            BigDecimal distance = decimal(e.getKey(), scale).subtract(mean);
            squares = squares.add(distance.multiply(distance).multiply(BigDecimal.valueOf(e.getValue())));
        }
        BigDecimal variance = squares.divide(BigDecimal.valueOf(divisor), exact).round(new MathContext(120));
        BigDecimal result = root ? variance.sqrt(exact).round(new MathContext(100)) : variance;
        double real = root ? Math.sqrt(variance.doubleValue()) : variance.doubleValue();
        return switch (type.root()) {
            case FLOAT -> (float) real;
            case DOUBLE -> real;
            case DECIMAL -> {
                BigDecimal rounded = result.setScale(type.scale(), RoundingMode.HALF_UP);
                yield rounded.precision() > type.precision() ? null : rounded.unscaledValue();
            }
            case BIGINT -> result.longValue();
            default -> result.intValue();
        };
    }

    private static BigDecimal decimal(Object value, int scale) {
        return value instanceof Double || value instanceof Float
                ? new BigDecimal(((Number) value).doubleValue())
                : new BigDecimal(new BigInteger(value.toString()), scale);
    }

    private static Object percentile(AggregateCall call, Map<Object, Long> values, long count) {
        if (count == 0) {
            return null;
        }
        List<Double> all = new ArrayList<>();
        int scale = call.argTypes().get(0).scale();
        values.forEach((value, copies) -> {
            boolean isFloat = value instanceof Double || value instanceof Float;
            double number = isFloat
                    ? ((Number) value).doubleValue()
                    : decimal(value, scale).doubleValue();
            all.addAll(Collections.nCopies(copies.intValue(), number));
        });
        double fraction = ((Number) call.constants().get(0).value()).doubleValue();
        double position = fraction * (all.size() - 1);
        double low = all.get((int) position);
        double part = position - (int) position;
        return part == 0 ? low : low + part * (all.get((int) position + 1) - low);
    }

    private static Object collected(AggregateCall call, Map<Object, Long> values) {
        NestedBuilder builder = NestedBuilder.of(call.type());
        builder.begin();
        values.forEach((value, copies) -> {
            OrderedOracle.add(builder, call.argTypes().get(0), value);
            builder.times(copies.intValue());
        });
        return OrderedOracle.text(builder);
    }

    static boolean passes(AggregateCall call, TestRow row) {
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
