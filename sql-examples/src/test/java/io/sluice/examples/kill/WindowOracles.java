package io.sluice.examples.kill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What pipelines with windows must write: one row after the other, with the watermark two seconds behind the newest row
 * before it. A window takes rows until the watermark reaches its last millisecond; a row that no window takes is late.
 */
final class WindowOracles {
    static final long DELAY = 2_000;

    private WindowOracles() {}

    /** Windows of {@code size} milliseconds, one every {@code step}; growing ones begin together, {@code size} apart. */
    private record Windows(long size, long step, boolean growing) {
        void of(long time, WindowConsumer consumer) {
            if (growing) {
                long start = Math.floorDiv(time, size) * size;
                for (long end = Math.floorDiv(time, step) * step + step; end <= start + size; end += step) {
                    consumer.accept(start, end);
                }
            } else {
                for (long start = Math.floorDiv(time, step) * step; start + size > time; start -= step) {
                    consumer.accept(start, start + size);
                }
            }
        }
    }

    private interface WindowConsumer {
        void accept(long start, long end);
    }

    /** Takes an order and a window that is open for it, in milliseconds after the first possible order. */
    private interface OnTime {
        void accept(int order, long start, long end);
    }

    private static final class Group {
        long count;
        long cents;
        int smallest = Integer.MAX_VALUE;
        int largest;
        final Set<Integer> customers = new HashSet<>();
    }

    static void tumble(Orders orders, Expected expected) {
        byCustomer(
                orders,
                new Windows(10_000, 10_000, false),
                i -> {},
                (key, end, g) -> expected.row(key + "," + g.count + "," + Orders.amount(g.largest)));
    }

    static void late(Orders orders, Expected expected) {
        byCustomer(
                orders,
                new Windows(5_000, 5_000, false),
                i -> expected.lateRow(orders.line(i)),
                (key, end, g) -> expected.row(key + "," + g.count + "," + Orders.amount(g.largest)));
    }

    static void hop(Orders orders, Expected expected) {
        byCustomer(
                orders,
                new Windows(30_000, 10_000, false),
                i -> {},
                (key, end, g) -> expected.row(key + "," + g.count + "," + Orders.amount(g.smallest)));
    }

    static void cumulate(Orders orders, Expected expected) {
        byCustomer(orders, new Windows(30_000, 10_000, true), i -> {}, (key, end, g) -> {
            int comma = key.indexOf(',');
            expected.row(key.substring(0, comma) + "," + Orders.time(end) + key.substring(comma) + "," + g.count + ","
                    + Orders.amount(g.cents));
        });
    }

    static void countDistinct(Orders orders, Expected expected) {
        Map<String, Group> groups = new HashMap<>();
        run(orders, new Windows(20_000, 20_000, false), i -> {}, (order, start, end) -> {
            Group group = groups.computeIfAbsent(Orders.time(start) + "," + order % 20, k -> new Group());
            group.count++;
            group.customers.add(orders.customer[order]);
        });
        groups.forEach((key, g) -> expected.row(key + "," + g.customers.size() + "," + g.count));
    }

    /** Takes a group: the start of its window and its customer as text, and the end of its window. */
    private interface GroupConsumer {
        void accept(String key, long end, Group group);
    }

    private record WindowAndCustomer(long start, long end, int customer) {}

    private static void byCustomer(Orders orders, Windows windows, IntConsumer late, GroupConsumer consumer) {
        Map<WindowAndCustomer, Group> groups = new HashMap<>();
        run(orders, windows, late, (order, start, end) -> {
            WindowAndCustomer key = new WindowAndCustomer(start, end, orders.customer[order]);
            Group group = groups.computeIfAbsent(key, k -> new Group());
            group.count++;
            group.cents += orders.cents[order];
            group.smallest = Math.min(group.smallest, orders.cents[order]);
            group.largest = Math.max(group.largest, orders.cents[order]);
        });
        groups.forEach(
                (key, group) -> consumer.accept(Orders.time(key.start()) + ",c" + key.customer(), key.end(), group));
    }

    private static void run(Orders orders, Windows windows, IntConsumer late, OnTime onTime) {
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < orders.count; i++) {
            int order = i;
            long before = watermark;
            long time = Orders.epochMillis(orders.millis[i]);
            int[] taken = {0};
            windows.of(time, (start, end) -> {
                if (before < end - 1) {
                    taken[0]++;
                    onTime.accept(order, Orders.sinceStart(start), Orders.sinceStart(end));
                }
            });
            if (taken[0] == 0) {
                late.accept(i);
            }
            watermark = Math.max(watermark, time - DELAY);
        }
    }
}
