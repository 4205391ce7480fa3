package io.sluice.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows over event time, one row after the other, by the definition and without the engine: after each row the
 * watermark is the greatest time seen less the delay, and a window takes no more rows once the watermark has reached its
 * end. Windows are lists of rows.
 *
 * @param <R> a row
 */
abstract class RowByRow<R> {
    private final long delayMillis;
    private final List<R> late = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private long onTime;

    private RowByRow(long delayMillis) {
        this.delayMillis = delayMillis;
    }

    /** CUMULATE: windows of a size that grow by steps. A row is late when none of its windows takes it. */
    static <R> RowByRow<R> cumulate(long stepMillis, long sizeMillis, long delayMillis) {
        return new Cumulate<>(stepMillis, sizeMillis, delayMillis);
    }

    /**
     * SESSION: a row goes into the open sessions that it touches, which become one, or begins one; it is late when it
     * would begin one that takes no more rows.
     */
    static <R> RowByRow<R> session(long gapMillis, long delayMillis) {
        return new Session<>(gapMillis, delayMillis);
    }

    final void add(long timeMillis, String key, R row) {
        if (take(timeMillis, key, row, watermark)) {
            onTime++;
        } else {
            late.add(row);
        }
        watermark = Math.max(watermark, timeMillis - delayMillis);
    }

    /** Whether a window has taken the row. */
    abstract boolean take(long timeMillis, String key, R row, long watermark);

    abstract Map<KeyedWindow, List<R>> windows();

    final List<R> late() {
        return late;
    }

    /** Rows that are not late. */
    final long onTime() {
        return onTime;
    }

    private static final class Cumulate<R> extends RowByRow<R> {
        private final long stepMillis;
        private final long sizeMillis;
        private final Map<KeyedWindow, List<R>> windows = new TreeMap<>();

        Cumulate(long stepMillis, long sizeMillis, long delayMillis) {
            super(delayMillis);
            this.stepMillis = stepMillis;
            this.sizeMillis = sizeMillis;
        }

        @Override
        boolean take(long timeMillis, String key, R row, long watermark) {
            long start = Math.floorDiv(timeMillis, sizeMillis) * sizeMillis;
            boolean taken = false;
            for (long end = start + stepMillis; end <= start + sizeMillis; end += stepMillis) {
                if (timeMillis < end && watermark < end - 1) {
                    windows.computeIfAbsent(new KeyedWindow(start, end, key), w -> new ArrayList<>())
                            .add(row);
                    taken = true;
                }
            }
            return taken;
        }

        @Override
        Map<KeyedWindow, List<R>> windows() {
            return windows;
        }
    }

    private static final class Session<R> extends RowByRow<R> {
        private final long gapMillis;
        private final Map<KeyedWindow, List<R>> open = new TreeMap<>();
        private final Map<KeyedWindow, List<R>> closed = new TreeMap<>();

        Session(long gapMillis, long delayMillis) {
            super(delayMillis);
            this.gapMillis = gapMillis;
        }

        @Override
        boolean take(long timeMillis, String key, R row, long watermark) {
            for (KeyedWindow session : List.copyOf(open.keySet())) {
                if (session.endMillis() <= watermark) {
                    closed.put(session, open.remove(session));
                }
            }
            long start = timeMillis;
            long end = timeMillis + gapMillis;
            List<R> rows = new ArrayList<>();
            for (KeyedWindow session : List.copyOf(open.keySet())) {
                boolean touches = session.startMillis() <= timeMillis + gapMillis && timeMillis <= session.endMillis();
                if (touches && session.key().equals(key)) {
                    rows.addAll(open.remove(session));
                    start = Math.min(start, session.startMillis());
                    end = Math.max(end, session.endMillis());
                }
            }
            if (rows.isEmpty() && end <= watermark) {
                return false;
            }
            rows.add(row);
            open.put(new KeyedWindow(start, end, key), rows);
            return true;
        }

        @Override
        Map<KeyedWindow, List<R>> windows() {
            Map<KeyedWindow, List<R>> all = new TreeMap<>(closed);
            all.putAll(open);
            return all;
        }
    }
}
