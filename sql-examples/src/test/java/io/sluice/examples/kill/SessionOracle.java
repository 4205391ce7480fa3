package io.sluice.examples.kill;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the pipeline with sessions must write: a row goes into the open sessions of its customer that it touches, which
 * become one, or begins one; a session is open until the watermark reaches its end. A row that touches none and whose
 * own session would not be open is late.
 */
final class SessionOracle {
    private static final long GAP = 4_000;

    private static final class Session {
        long start = Long.MAX_VALUE;
        long end;
        long count;
        long cents;

        void add(long from, long to, long rows, long sum) {
            start = Math.min(start, from);
            end = Math.max(end, to);
            count += rows;
            cents += sum;
        }
    }

    private final Orders orders;
    private final Expected expected;
    private final List<List<Session>> open = new ArrayList<>();

    private SessionOracle(Orders orders, Expected expected) {
        this.orders = orders;
        this.expected = expected;
        for (int c = 0; c < Orders.CUSTOMERS; c++) {
            open.add(new ArrayList<>());
        }
    }

    static void run(Orders orders, Expected expected) {
        new SessionOracle(orders, expected).run();
    }

    private void run() {
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < orders.count; i++) {
            add(i, watermark);
            watermark = Math.max(watermark, orders.millis[i] - WindowOracles.DELAY);
        }
        for (int c = 0; c < Orders.CUSTOMERS; c++) {
            int customer = c;
            open.get(c).forEach(session -> fire(session, customer));
        }
    }

    private void add(int order, long watermark) {
        long time = orders.millis[order];
        Session into = new Session();
        for (Iterator<Session> i = open.get(orders.customer[order]).iterator(); i.hasNext(); ) {
            Session session = i.next();
            if (session.end <= watermark) {
                fire(session, orders.customer[order]);
                i.remove();
            } else if (session.start <= time + GAP && time <= session.end) {
                into.add(session.start, session.end, session.count, session.cents);
                i.remove();
            }
        }
        if (into.count == 0 && time + GAP <= watermark) {
            expected.lateRow(orders.line(order));
            return;
        }
        into.add(time, time + GAP, 1, orders.cents[order]);
        open.get(orders.customer[order]).add(into);
    }

    private void fire(Session session, int customer) {
        expected.row(Orders.time(session.start) + "," + Orders.time(session.end) + ",c" + customer + "," + session.count
                + "," + Orders.amount(session.cents));
    }
}
