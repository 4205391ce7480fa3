package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.type.RowType;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.Windowing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Fires windows, and sorts the rows of a batch by how they stand to the watermark before them: on time for all their
 * windows, behind the firing of some (deferred), or behind the closing of all (late).
 */
final class LateRowRouter {
    private final Windowing windowing;
    private final WindowSlices slices;
    private final WindowFiring firing;
    private final WindowEmissions emissions;
    private final RowType rowType;

    /** Rows of re-fired windows that wait to be emitted, with the watermarks of the rows that changed them. */
    private final BatchBuilder updates;

    private final long[] updateWatermarks = new long[Batch.MAX_ROWS];

    private KeyGroupProgress progress;

    /** Per row up to where its key group had fired before a restore; null when that is no further than the others. */
    private long[] restored;

    private int[] onTime = new int[0];
    private int[] deferred = new int[0];
    private int[] late = new int[0];
    private int onTimeCount;
    private int deferredCount;
    private int lateCount;
    private int partlyLateCount;

    LateRowRouter(
            Windowing windowing, WindowSlices slices, WindowFiring firing, WindowEmissions emissions, RowType rowType) {
        this.windowing = windowing;
        this.slices = slices;
        this.firing = firing;
        this.emissions = emissions;
        this.rowType = rowType;
        this.updates = new BatchBuilder(rowType);
    }

    /** @param newProgress of the key groups when the operator's state was written */
    void open(KeyGroupProgress newProgress) {
        progress = newProgress;
    }

    /** Fires all windows up to a watermark, in the order of their ends, and drops slices that have closed. */
    void fireUpTo(long watermark, Output out) {
        if (emissions.delaysLate() && watermark > slices.firedUpTo()) {
            emissions.closeUpTo(watermark, out);
        }
        for (Window w = slices.pollFiring(watermark); w != null; w = slices.pollFiring(watermark)) {
            emitUpdates(out);
            KeyGroupProgress ahead = progress.isUneven(slices.firedUpTo()) ? progress : null;
            if (emissions.isOff()) {
                firing.fire(w, slices.tablesOf(w), ahead, out);
            } else {
                emissions.fire(w, watermark, ahead, out);
            }
            slices.fired(w, watermark);
        }
        slices.advance(watermark);
    }

    /**
     * Whether a row of a batch without row watermarks lies behind a window that has fired. The sender promises that none
     * does; a row that breaks the promise would vanish with its slice, so it is looked for, run by run.
     */
    boolean isAnyBehind(WindowRows rows, int count) {
        long firedUpTo = slices.firedUpTo();
        if (firedUpTo == Long.MIN_VALUE) {
            return false;
        }
        for (int i = 0; i < count; i = rows.runEnd(i)) {
            if (windowing.fireAt(windowing.window(rows.slice(i), 0)) <= firedUpTo) {
                return true;
            }
        }
        return false;
    }

    /** Sorts the rows of a batch by their row watermarks; false when all are on time. */
    boolean sort(WindowRows rows, Batch batch) {
        reset(batch.rowCount);
        restored = progress.isUneven(slices.firedUpTo()) ? progress.ofRows(batch) : null;
        long fires = 0;
        long closes = 0;
        int runEnd = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            if (i >= runEnd) {
                runEnd = rows.runEnd(i);
                Window slice = rows.slice(i);
                fires = windowing.fireAt(windowing.window(slice, 0));
                closes = slices.closesAt(slice);
            }
            long watermark = Math.max(watermark(batch, i), restored(i));
            if (watermark < fires) {
                onTime[onTimeCount++] = i;
            } else if (watermark >= closes) {
                late[lateCount++] = i;
            } else {
                deferred[deferredCount++] = i;
            }
        }
        return onTimeCount < batch.rowCount;
    }

    private void reset(int count) {
        if (onTime.length < count) {
            onTime = new int[count];
            deferred = new int[count];
            late = new int[count];
        }
        onTimeCount = 0;
        deferredCount = 0;
        lateCount = 0;
        partlyLateCount = 0;
    }

    private long restored(int row) {
        return restored == null ? Long.MIN_VALUE : restored[row];
    }

    private long watermark(Batch batch, int row) {
        long own = batch.rowWatermarks == null ? Long.MIN_VALUE : batch.rowWatermarks[row];
        return Math.max(own, slices.firedUpTo());
    }

    /**
     * Takes the deferred rows one by one, each after the windows that fired before it. One whose windows the rows before
     * it have closed is late after all.
     *
     * @param batch the deferred rows
     */
    void apply(WindowRows rows, Batch batch, AggregateInput input, Output out) {
        for (int i = 0; i < batch.rowCount; i++) {
            long watermark = watermark(batch, i);
            fireUpTo(watermark, out);
            long firedUpTo = Math.max(watermark, restored(deferred[i]));
            Window slice = rows.slice(i);
            if (slices.closesAt(slice) <= firedUpTo) {
                late[lateCount++] = deferred[i];
                continue;
            }
            partlyLateCount += slices.closeAt(windowing.window(slice, 0)) <= firedUpTo ? 1 : 0;
            List<Window> fired = firedAndOpen(slice, firedUpTo);
            if (emissions.delaysLate()) {
                fired.forEach(emissions::of);
                fired = List.of();
            }
            List<Column[]> before = rowsOf(fired, input, i);
            slices.table(slice).add(input, i, i + 1);
            List<Column[]> after = rowsOf(fired, input, i);
            for (int w = 0; w < fired.size(); w++) {
                addUpdate(before.get(w), after.get(w), watermark, out);
            }
        }
        emitUpdates(out);
        Arrays.sort(late, 0, lateCount);
    }

    private List<Window> firedAndOpen(Window slice, long firedUpTo) {
        List<Window> out = new ArrayList<>();
        for (int w = 0; w < windowing.windowCount(slice); w++) {
            Window window = windowing.window(slice, w);
            if (windowing.fireAt(window) > firedUpTo) {
                break;
            }
            if (slices.closeAt(window) > firedUpTo) {
                out.add(window);
            }
        }
        return out;
    }

    private List<Column[]> rowsOf(List<Window> windows, AggregateInput input, int row) {
        List<Column[]> out = new ArrayList<>();
        for (Window window : windows) {
            out.add(firing.row(window, slices.tablesOf(window), input, row));
        }
        return out;
    }

    private void addUpdate(Column[] before, Column[] after, long watermark, Output out) {
        if (before == null ? after == null : after != null && same(before, after)) {
            return;
        }
        if (updates.size() > Batch.MAX_ROWS - 2) {
            emitUpdates(out);
        }
        append(before, -1, watermark);
        append(after, 1, watermark);
    }

    private boolean same(Column[] before, Column[] after) {
        for (int c = 0; c < before.length; c++) {
            if (!Objects.equals(before[c].value(0, rowType.type(c)), after[c].value(0, rowType.type(c)))) {
                return false;
            }
        }
        return true;
    }

    private void append(Column[] row, long weight, long watermark) {
        if (row == null) {
            return;
        }
        for (int c = 0; c < row.length; c++) {
            updates.column(c).append(row[c], 0);
        }
        updateWatermarks[updates.size()] = watermark;
        updates.endRow(weight);
    }

    private void emitUpdates(Output out) {
        int count = updates.size();
        if (count > 0) {
            out.emit(updates.build().withRowWatermarks(Arrays.copyOf(updateWatermarks, count)));
        }
    }

    int[] onTimeRows() {
        return onTime;
    }

    int onTimeCount() {
        return onTimeCount;
    }

    int[] deferredRows() {
        return deferred;
    }

    int deferredCount() {
        return deferredCount;
    }

    int[] lateRows() {
        return late;
    }

    int lateCount() {
        return lateCount;
    }

    int partlyLateCount() {
        return partlyLateCount;
    }
}
