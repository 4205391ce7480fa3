package io.sluice.examples.kill;

import java.util.HashMap;
import java.util.Map;

/**
 * A job of the storm: its SQL, and what its output files must hold, computed row by row without the engine. The lines of
 * each output folder are a multiset: the order of rows is not defined.
 */
enum Pipeline {
    FILTER(
            "SELECT id, customer, amount, ts FROM orders WHERE MOD(id, 7) = 0",
            "id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3)") {
        @Override
        Map<String, Integer> expected(Orders orders) {
            Map<String, Integer> lines = new HashMap<>();
            for (int i = 0; i < orders.count; i += 7) {
                add(
                        lines,
                        i + ",c" + orders.customer[i] + "," + Orders.amount(orders.cents[i]) + ","
                                + Orders.time(orders.millis[i]));
            }
            return lines;
        }
    },

    GROUP(
            "SELECT customer, COUNT(*), SUM(amount) FROM orders GROUP BY customer ORDER BY customer",
            "customer STRING, orders BIGINT, amount DECIMAL(38, 2)") {
        @Override
        Map<String, Integer> expected(Orders orders) {
            long[] counts = new long[Orders.CUSTOMERS];
            long[] cents = new long[Orders.CUSTOMERS];
            for (int i = 0; i < orders.count; i++) {
                counts[orders.customer[i]]++;
                cents[orders.customer[i]] += orders.cents[i];
            }
            Map<String, Integer> lines = new HashMap<>();
            for (int c = 0; c < counts.length; c++) {
                if (counts[c] > 0) {
                    add(lines, "c" + c + "," + counts[c] + "," + Orders.amount(cents[c]));
                }
            }
            return lines;
        }
    },

    TUMBLE(
            """
            SELECT window_start, customer, COUNT(*), MAX(amount)
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), customer STRING, orders BIGINT, largest DECIMAL(10, 2)") {
        @Override
        Map<String, Integer> expected(Orders orders) {
            Map<String, long[]> windows = new HashMap<>();
            TumbleOracle.run(
                    orders,
                    (order, start) -> {
                        String key = Orders.time(start) + ",c" + orders.customer[order];
                        long[] countAndMax = windows.computeIfAbsent(key, k -> new long[2]);
                        countAndMax[0]++;
                        countAndMax[1] = Math.max(countAndMax[1], orders.cents[order]);
                    },
                    order -> {});
            Map<String, Integer> lines = new HashMap<>();
            windows.forEach((key, v) -> add(lines, key + "," + v[0] + "," + Orders.amount(v[1])));
            return lines;
        }

        @Override
        Map<String, Integer> expectedLate(Orders orders) {
            Map<String, Integer> lines = new HashMap<>();
            TumbleOracle.run(
                    orders,
                    (order, start) -> {},
                    i -> add(
                            lines,
                            i + ",c" + orders.customer[i] + "," + Orders.amount(orders.cents[i]) + ","
                                    + Orders.time(orders.millis[i])));
            return lines;
        }
    },

    JOIN(
            """
            SELECT o.id, o.customer, p.`method`
            FROM (SELECT * FROM orders WHERE MOD(id, 5) = 0) o JOIN payments p ON o.id = p.order_id""",
            "id INT, customer STRING, `method` STRING") {
        @Override
        Map<String, Integer> expected(Orders orders) {
            Map<String, Integer> lines = new HashMap<>();
            for (int order : orders.payments) {
                add(lines, order + ",c" + orders.customer[order] + ",m" + order % 4);
            }
            return lines;
        }
    };

    final String query;
    final String columns;

    Pipeline(String query, String columns) {
        this.query = query;
        this.columns = columns;
    }

    /** How often each line must stand in the files of the result table. */
    abstract Map<String, Integer> expected(Orders orders);

    /** The same for the late table. */
    Map<String, Integer> expectedLate(Orders orders) {
        return Map.of();
    }

    private static void add(Map<String, Integer> lines, String line) {
        lines.merge(line, 1, Integer::sum);
    }
}
