package io.sluice.executor.operator;

import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.Int128;
import io.sluice.core.type.SqlType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Functions of rows in order, recomputed with a list: a row taken back is the first of its equals, or is owed. */
final class OrderedOracle {
    private static final Set<String> KNOWN = Set.of("FIRST_VALUE", "LAST_VALUE", "LISTAGG", "ARRAY_AGG");

    private OrderedOracle() {}

    static boolean knows(String function) {
        return KNOWN.contains(function);
    }

    /** The argument of a row and what it is ordered by. */
    private record Entry(Object value, List<Object> order) {}

    static Object value(AggregateCall call, List<TestRow> rows) {
        List<Entry> there = new ArrayList<>();
        List<Entry> owed = new ArrayList<>();
        for (TestRow row : rows) {
            Object value = row.values().get(call.args().get(0));
            if ((value == null && !call.keepNulls()) || !AggregateOracle.passes(call, row)) {
                continue;
            }
            List<Object> order = new ArrayList<>();
            call.order().forEach(k -> order.add(row.values().get(k.column())));
            Entry entry = new Entry(value, order);
            for (long i = 0; i < Math.abs(row.weight()); i++) {
                boolean adds = row.weight() > 0;
                if (!(adds ? owed : there).remove(entry)) {
                    (adds ? there : owed).add(entry);
                }
            }
        }
        there.sort((a, b) -> compare(call.order(), a.order, b.order));
        List<Object> values = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Entry entry : there) {
            if (!call.distinct() || seen.add(AggregateOracle.normal(entry.value))) {
                values.add(entry.value);
            }
        }
        return result(call, values);
    }

    private static Object result(AggregateCall call, List<Object> values) {
        if (values.isEmpty()) {
            return null;
        }
        return switch (call.function()) {
            case "FIRST_VALUE" -> values.get(0);
            case "LAST_VALUE" -> values.get(values.size() - 1);
            case "LISTAGG" ->
                String.join(
                        (String) call.constants().get(0).value(),
                        values.stream().map(String::valueOf).toList());
            default -> {
                NestedBuilder builder = NestedBuilder.of(call.type());
                builder.begin();
                values.forEach(v -> add(builder, call.argTypes().get(0), v));
                yield text(builder);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(List<SortKey> keys, List<Object> a, List<Object> b) {
        for (int i = 0; i < keys.size(); i++) {
            Object x = AggregateOracle.normal(a.get(i));
            Object y = AggregateOracle.normal(b.get(i));
            int order;
            if (x == null || y == null) {
                order = x == y ? 0 : (x == null) == keys.get(i).nullsFirst() ? -1 : 1;
            } else {
                order = ((Comparable<Object>) x).compareTo(y);
                order = keys.get(i).ascending() ? order : -order;
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static void add(NestedBuilder builder, SqlType type, Object value) {
        if (value == null) {
            builder.addNull();
            return;
        }
        switch (type.physical()) {
            case BOOLEAN -> builder.addBoolean((Boolean) value);
            case INT -> builder.addInt((Integer) value);
            case LONG -> builder.addLong((Long) value);
            case FLOAT -> builder.addFloat((Float) value);
            case DOUBLE -> builder.addDouble((Double) value);
            case DECIMAL128 -> builder.addDecimal(Int128.high((BigInteger) value), Int128.low((BigInteger) value));
            case BYTES -> {
                byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                builder.addBytes(bytes, 0, bytes.length);
            }
        }
    }

    /** As a column of bytes is shown. */
    static String text(NestedBuilder builder) {
        builder.finish();
        return new String(builder.bytes(), 0, builder.length(), StandardCharsets.UTF_8);
    }
}
