package io.sluice.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows of one day over event time, one row after the other, by the definition and without the engine: after each row
 * the watermark is the greatest time seen less the delay; a row is late when the watermark before it has reached the
 * last millisecond of its window.
 *
 * @param <R> a row
 * @param <A> what is computed per window and key
 */
final class DailyWindows<R, A> {
    private static final long DAY_MILLIS = 86_400_000;

    /** A window of one key, in an order of its own. */
    record Key(long startMillis, String key) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byStart = Long.compare(startMillis, other.startMillis);
            return byStart != 0 ? byStart : key.compareTo(other.key);
        }
    }

    /** Takes one more row into what there is so far, which is null at first. */
    interface Step<R, A> {
        A add(A before, R row);
    }

    private final long delayMillis;
    private final Step<R, A> step;
    private final Map<Key, A> windows = new TreeMap<>();
    private final List<R> late = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;

    DailyWindows(long delayMillis, Step<R, A> step) {
        this.delayMillis = delayMillis;
        this.step = step;
    }

    void add(long timeMillis, String key, R row) {
        long start = Math.floorDiv(timeMillis, DAY_MILLIS) * DAY_MILLIS;
        if (watermark >= start + DAY_MILLIS - 1) {
            late.add(row);
        } else {
            windows.compute(new Key(start, key), (k, before) -> step.add(before, row));
        }
        watermark = Math.max(watermark, timeMillis - delayMillis);
    }

    Map<Key, A> windows() {
        return windows;
    }

    List<R> late() {
        return late;
    }
}
