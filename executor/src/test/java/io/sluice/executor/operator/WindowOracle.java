package io.sluice.executor.operator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Recomputes window aggregates row by row from the definition: each row is judged against the watermark before it, each
 * window keeps the list of rows it took, and results are computed from these lists at the end.
 */
final class WindowOracle {
    private final boolean growing;
    private final long slide;
    private final long size;
    private final long unit;
    private final long lateness;
    private final ZoneId zone;
    private final Map<List<Object>, List<TestRow>> taken = new HashMap<>();
    final Map<String, Long> late = new TreeMap<>();
    long lateRows;
    long partlyLateRows;
    long accepted;

    /** @param growing whether windows begin together and end one slide after the other, as those of CUMULATE */
    WindowOracle(boolean growing, long slide, long size, long unit, long lateness, String zone) {
        this.growing = growing;
        this.slide = slide;
        this.size = size;
        this.unit = unit;
        this.lateness = lateness;
        this.zone = zone == null ? null : ZoneId.of(zone);
    }

    void add(TestRow row, List<Object> key, long time) {
        long local = zone == null ? time : local(time);
        int taken = 0;
        int refused = 0;
        for (long end = (Math.floorDiv(local, slide) + 1) * slide; isOf(local, end); end += slide) {
            if (addToWindow(row, key, growing ? Math.floorDiv(local, size) * size : end - size, end)) {
                taken++;
            } else {
                refused++;
            }
        }
        if (taken == 0) {
            lateRows++;
            late.merge(row.text(), row.weight(), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
        } else {
            accepted++;
            partlyLateRows += refused > 0 ? 1 : 0;
        }
    }

    private boolean isOf(long local, long end) {
        return growing ? end <= (Math.floorDiv(local, size) + 1) * size : end <= local + size;
    }

    private boolean addToWindow(TestRow row, List<Object> key, long start, long end) {
        if (row.watermark() != Long.MIN_VALUE && row.watermark() >= fireAt(end) + lateness) {
            return false;
        }
        List<Object> group = new ArrayList<>(key);
        group.add(start);
        group.add(end);
        taken.computeIfAbsent(group, g -> new ArrayList<>()).add(row);
        return true;
    }

    private long fireAt(long end) {
        return (zone == null ? end : utc(end)) - unit;
    }

    private long local(long utc) {
        return LocalDateTime.ofInstant(instant(utc), zone).toEpochSecond(ZoneOffset.UTC) * 1_000_000
                + Math.floorMod(utc, 1_000_000L);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
    }

    /** By search: the first minute from which on local time is never before the bound again, windows being of minutes. */
    private long utc(long localEnd) {
        long minute = 60_000_000;
        long last = localEnd + 30 * 60 * minute;
        while (local(last - minute) >= localEnd) {
            last -= minute;
        }
        return last;
    }

    /** The final rows: keys, what {@code aggregate} gives for the rows, and start, end and time of the window. */
    Map<String, Long> rows(Function<List<TestRow>, List<Object>> aggregate) {
        Map<String, Long> out = new TreeMap<>();
        taken.forEach((group, rows) -> {
            if (rows.stream().mapToLong(TestRow::weight).sum() == 0) {
                return;
            }
            List<Object> values = new ArrayList<>(group.subList(0, group.size() - 2));
            values.addAll(aggregate.apply(rows));
            values.addAll(group.subList(group.size() - 2, group.size()));
            values.add(fireAt((Long) group.get(group.size() - 1)));
            out.put(TestRow.of(1, values.toArray()).text(), 1L);
        });
        return out;
    }
}
