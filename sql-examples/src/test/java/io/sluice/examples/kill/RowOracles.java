package io.sluice.examples.kill;

import java.util.HashSet;
import java.util.Set;

/** What pipelines without event time must write. */
final class RowOracles {
    private RowOracles() {}

    static void filter(Orders orders, Expected expected) {
        for (int i = 0; i < orders.count; i += 7) {
            expected.row(orders.line(i));
        }
    }

    static void group(Orders orders, Expected expected) {
        long[] counts = new long[Orders.CUSTOMERS];
        long[] cents = new long[Orders.CUSTOMERS];
        for (int i = 0; i < orders.count; i++) {
            counts[orders.customer[i]]++;
            cents[orders.customer[i]] += orders.cents[i];
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                expected.row("c" + c + "," + counts[c] + "," + Orders.amount(cents[c]));
            }
        }
    }

    static void selectDistinct(Orders orders, Expected expected) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < orders.count; i++) {
            String line = i / 2000 + ",c" + orders.customer[i];
            if (seen.add(line)) {
                expected.row(line);
            }
        }
    }

    static void join(Orders orders, Expected expected) {
        for (int order : orders.payments) {
            expected.row(order + ",c" + orders.customer[order] + ",m" + order % 4);
        }
    }
}
