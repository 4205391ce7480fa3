package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowProperty;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.Windowing;
import java.util.Arrays;
import java.util.List;

/** Emits the groups of a window: keys, aggregates, window properties. */
final class WindowFiring {
    private final Windowing windowing;
    private final List<WindowProperty> properties;

    private final GroupParts parts;

    /** Where the entries of one key are merged. */
    private final GroupTable single;

    /** @param parts merges the slices of windows */
    WindowFiring(Windowing windowing, List<WindowProperty> properties, GroupParts parts, GroupTable single) {
        this.windowing = windowing;
        this.properties = properties;
        this.parts = parts;
        this.single = single;
    }

    GroupParts parts() {
        return parts;
    }

    /** @param ahead when not null says which key groups have fired the window before a restore */
    void fire(Window window, List<GroupTable> slices, KeyGroupProgress ahead, Output out) {
        if (!slices.isEmpty()) {
            parts.each(slices, groups -> fire(window, groups, ahead, out));
        }
    }

    private void fire(Window window, GroupTable table, KeyGroupProgress ahead, Output out) {
        int[] slots = table.presentSlots();
        if (ahead != null) {
            slots = ahead.behind(table, slots, windowing.fireAt(window));
        }
        Column[] bounds = properties(window, Math.min(slots.length, Batch.MAX_ROWS));
        for (int from = 0; from < slots.length; from += Batch.MAX_ROWS) {
            int count = Math.min(Batch.MAX_ROWS, slots.length - from);
            int[] chunk = from == 0 && count == slots.length ? slots : Arrays.copyOfRange(slots, from, from + count);
            Column[] columns = table.emit(chunk, count, bounds.length);
            System.arraycopy(bounds, 0, columns, columns.length - bounds.length, bounds.length);
            out.emit(Batch.of(count, columns));
        }
    }

    /** The row of one key in a window, as of now; null when it has none. */
    Column[] row(Window window, List<GroupTable> slices, AggregateInput in, int row) {
        single.clear(0);
        for (GroupTable slice : slices) {
            int slot = slice.find(in, row);
            if (slot >= 0) {
                single.merge(slice, new int[] {slot}, 1);
            }
        }
        if (single.keys.size() == 0 || !single.isPresent(0)) {
            return null;
        }
        Column[] bounds = properties(window, 1);
        Column[] columns = single.emit(new int[] {0}, 1, bounds.length);
        System.arraycopy(bounds, 0, columns, columns.length - bounds.length, bounds.length);
        return columns;
    }

    /** Keys, aggregates and window properties of groups. */
    Column[] columns(Window window, GroupTable table, int[] slots) {
        Column[] bounds = properties(window, slots.length);
        Column[] columns = table.emit(slots, slots.length, bounds.length);
        System.arraycopy(bounds, 0, columns, columns.length - bounds.length, bounds.length);
        return columns;
    }

    private Column[] properties(Window window, int count) {
        Column[] out = new Column[properties.size()];
        for (int p = 0; p < out.length; p++) {
            long[] values = new long[count];
            Arrays.fill(values, property(window, properties.get(p)));
            out[p] = new LongColumn(values, null);
        }
        return out;
    }

    private long property(Window window, WindowProperty property) {
        return switch (property) {
            case WINDOW_START -> window.start();
            case WINDOW_END -> window.end();
            case WINDOW_TIME -> windowing.fireAt(window);
        };
    }
}
