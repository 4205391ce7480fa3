package io.sluice.executor.operator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Sessions row by row from the definition: before each row those that end at or before the watermark have fired; a row
 * goes into all open sessions that it touches, which become one, or begins one. A row that touches none and whose own
 * session would have closed is late. Sessions are lists of rows.
 */
final class SessionOracle {
    private static final class Session {
        final Object key;
        final List<TestRow> rows = new ArrayList<>();
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;

        Session(Object key) {
            this.key = key;
        }
    }

    private final long gap;
    private final long unit;
    private final long lateness;
    private final List<Session> open = new ArrayList<>();
    private final List<Session> closed = new ArrayList<>();
    final Map<String, Long> late = new TreeMap<>();
    long lateRows;
    long accepted;

    SessionOracle(long gap, long unit, long lateness) {
        this.gap = gap;
        this.unit = unit;
        this.lateness = lateness;
    }

    void add(TestRow row, Object key, long time) {
        long watermark = row.watermark();
        for (Iterator<Session> i = open.iterator(); i.hasNext(); ) {
            Session session = i.next();
            if (session.end + lateness <= watermark) {
                closed.add(session);
                i.remove();
            }
        }
        Session into = new Session(key);
        for (Iterator<Session> i = open.iterator(); i.hasNext(); ) {
            Session other = i.next();
            if (other.key.equals(key) && other.start <= time + gap && time <= other.end) {
                into.rows.addAll(other.rows);
                into.start = Math.min(into.start, other.start);
                into.end = Math.max(into.end, other.end);
                i.remove();
            }
        }
        if (into.rows.isEmpty() && time + gap + lateness <= watermark) {
            lateRows++;
            late.merge(row.text(), 1L, Long::sum);
            return;
        }
        accepted++;
        into.rows.add(row);
        into.start = Math.min(into.start, time);
        into.end = Math.max(into.end, time + gap);
        open.add(into);
    }

    /** The final rows: key, what {@code aggregate} gives for the rows, and start, end and time of the session. */
    Map<String, Long> aggregates(Function<List<TestRow>, List<Object>> aggregate) {
        Map<String, Long> out = new TreeMap<>();
        for (Session session : all()) {
            List<Object> values = new ArrayList<>();
            values.add(session.key);
            values.addAll(aggregate.apply(session.rows));
            out.merge(text(values, session), 1L, Long::sum);
        }
        return out;
    }

    /** Every row with the bounds and the time of its session. */
    Map<String, Long> rows() {
        Map<String, Long> out = new TreeMap<>();
        for (Session session : all()) {
            for (TestRow row : session.rows) {
                out.merge(text(new ArrayList<>(row.values()), session), 1L, Long::sum);
            }
        }
        return out;
    }

    private List<Session> all() {
        List<Session> all = new ArrayList<>(closed);
        all.addAll(open);
        return all;
    }

    private String text(List<Object> values, Session session) {
        values.add(session.start);
        values.add(session.end);
        values.add(session.end - unit);
        return TestRow.of(1, values.toArray()).text();
    }
}
