package io.sluice.executor.operator;

import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.Windowing;
import io.sluice.executor.state.keyed.KeyedState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The slices of a window aggregate that hold groups, and the windows over them that have not fired. A table is dropped
 * as a whole when the last window of its slice has closed, and used again for a later slice.
 */
final class WindowSlices {
    private static final String GROUPS = "groups";
    private static final int SPARE_TABLES = 2;

    private final Windowing windowing;
    private final IntFunction<GroupTable> newTable;
    private final GroupParts parts;
    private KeyedState state;
    private final long allowedLatenessMicros;
    private final SliceTables tables = new SliceTables();
    private final TreeSet<Window> pending = new TreeSet<>();
    private final Deque<GroupTable> spare = new ArrayDeque<>();

    /** Size of the last dropped table: the best guess for the next. */
    private int expectedKeys;

    private long firedUpTo = Long.MIN_VALUE;

    WindowSlices(Windowing windowing, long allowedLatenessMicros, IntFunction<GroupTable> newTable, GroupParts parts) {
        this.parts = parts;
        this.windowing = windowing;
        this.allowedLatenessMicros = allowedLatenessMicros;
        this.newTable = newTable;
    }

    /** All windows that fire at or before this watermark have fired. */
    long firedUpTo() {
        return firedUpTo;
    }

    void open(KeyedState newState) {
        state = newState;
        parts.open(state, tables.open(state, GROUPS, newTable.apply(0), this::table));
    }

    /** The table of a slice; a new one makes the first window of the slice that has not fired wait for its firing. */
    GroupTable table(Window slice) {
        GroupTable table = tables.get(slice);
        return table != null ? table : add(slice);
    }

    private GroupTable add(Window slice) {
        GroupTable table = spare.isEmpty() ? newTable.apply(expectedKeys) : spare.pop();
        tables.add(slice, table);
        addPending(slice);
        return table;
    }

    private void addPending(Window slice) {
        int count = windowing.windowCount(slice);
        for (int i = 0; i < count; i++) {
            Window window = windowing.window(slice, i);
            if (windowing.fireAt(window) > firedUpTo) {
                pending.add(window);
                return;
            }
        }
    }

    /** The end of the window that fires next; MAX when none holds rows. */
    long firstPendingEnd() {
        return pending.isEmpty() ? Long.MAX_VALUE : pending.first().end();
    }

    /** Takes the next window that fires at or before the watermark; null when there is none. */
    Window pollFiring(long watermark) {
        if (pending.isEmpty() || windowing.fireAt(pending.first()) > watermark) {
            return null;
        }
        return pending.pollFirst();
    }

    /**
     * After a window has fired, as all before it: the next one that shares slices with it waits, if there are any.
     *
     * @param watermark up to which windows are being fired
     */
    void fired(Window window, long watermark) {
        Window next = windowing.next(window);
        if (next != null && !slicesOf(next).isEmpty()) {
            pending.add(next);
        }
        if (windowing.isGrowing()) {
            fold(window, watermark);
        }
    }

    /**
     * Brings the slices of a growing window together in its first one, so that the next window merges two tables and
     * not all of them: a slice stays apart while a window that ends before it takes rows.
     */
    private void fold(Window window, long watermark) {
        GroupTable first = null;
        for (Window slice : slicesOf(window)) {
            if (first == null) {
                first = tables.get(slice);
            } else if (closeAt(new Window(window.start(), slice.start())) <= watermark) {
                GroupTable into = first;
                parts.each(List.of(tables.get(slice)), groups -> {
                    int[] slots = groups.keys.liveSlots();
                    into.merge(groups, slots, slots.length);
                    state.batchDone(slots.length);
                });
                keepSpare(tables.remove(slice));
            }
        }
    }

    /** The tables of a window's slices that hold groups. */
    List<GroupTable> tablesOf(Window window) {
        if (windowing.isAlone()) {
            GroupTable table = tables.get(window);
            return table == null ? List.of() : List.of(table);
        }
        return slicesOf(window).stream().map(tables::get).toList();
    }

    /** The slices of a window that hold groups, in the order of time. */
    private List<Window> slicesOf(Window window) {
        return tables
                .byWindow()
                .subMap(
                        new Window(Long.MIN_VALUE, window.start()),
                        true,
                        new Window(Long.MAX_VALUE, window.end()),
                        true)
                .keySet()
                .stream()
                .filter(slice -> windowing.holds(window, slice))
                .toList();
    }

    /** The windows that hold rows and have not fired. */
    Set<Window> unfired() {
        Set<Window> out = new TreeSet<>();
        for (Window slice : tables.byWindow().keySet()) {
            for (int i = windowing.windowCount(slice) - 1; i >= 0; i--) {
                Window window = windowing.window(slice, i);
                if (hasFired(window)) {
                    break;
                }
                out.add(window);
            }
        }
        return out;
    }

    /** The windows that hold rows, have fired and take rows still. */
    Set<Window> firedAndOpen() {
        Set<Window> out = new TreeSet<>();
        for (Window slice : tables.byWindow().keySet()) {
            for (int i = 0; i < windowing.windowCount(slice); i++) {
                Window window = windowing.window(slice, i);
                if (hasFired(window) && closeAt(window) > firedUpTo) {
                    out.add(window);
                }
            }
        }
        return out;
    }

    boolean hasFired(Window window) {
        return fireAt(window) <= firedUpTo;
    }

    long fireAt(Window window) {
        return windowing.fireAt(window);
    }

    /** The watermark from which on a window takes no more rows. */
    long closeAt(Window window) {
        long fireAt = windowing.fireAt(window);
        return fireAt > Long.MAX_VALUE - allowedLatenessMicros ? Long.MAX_VALUE : fireAt + allowedLatenessMicros;
    }

    /** After all windows up to the watermark have fired: drops the slices of which no window is open. */
    void advance(long watermark) {
        firedUpTo = Math.max(firedUpTo, watermark);
        while (!tables.byWindow().isEmpty() && isClosed(tables.byWindow().firstKey())) {
            GroupTable table = tables.remove(tables.byWindow().firstKey());
            expectedKeys = table.keys.size();
            keepSpare(table);
        }
    }

    private void keepSpare(GroupTable table) {
        if (spare.size() < SPARE_TABLES && table.isFree()) {
            table.clear(expectedKeys);
            spare.push(table);
        }
    }

    private boolean isClosed(Window slice) {
        return closesAt(slice) <= firedUpTo;
    }

    /** The watermark from which on no window of a slice takes rows. */
    long closesAt(Window slice) {
        return closeAt(windowing.window(slice, windowing.windowCount(slice) - 1));
    }

    /** The watermark of restored state: before any table is made. */
    void restoreWatermark(long watermark) {
        firedUpTo = watermark;
    }
}
