package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.Windowing;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;

/**
 * Emits each row once per window it belongs to, with window_start, window_end and window_time behind its columns.
 * Stateless; row watermarks travel with the rows, so whoever aggregates the windows judges lateness.
 */
public final class WindowAssignOperator implements Operator {
    private final Windowing windowing;
    private final WindowRows rows;
    private final int[] picked = new int[Batch.MAX_ROWS];
    private long[] starts;
    private long[] ends;
    private long[] times;
    private int count;

    public WindowAssignOperator(WindowAssignNode node) {
        windowing = Windowing.of(node.window());
        rows = new WindowRows(node.window(), windowing, "window function");
    }

    @Override
    public void open(OperatorContext context) {
        // Nothing to prepare.
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        if (batch.rowCount == 0) {
            return;
        }
        rows.load(batch);
        begin();
        for (int from = 0; from < batch.rowCount; from = rows.runEnd(from)) {
            Window slice = rows.slice(from);
            int perSlice = windowing.windowCount(slice);
            Window[] windows = new Window[perSlice];
            long[] windowTimes = new long[perSlice];
            for (int w = 0; w < perSlice; w++) {
                windows[w] = windowing.window(slice, w);
                windowTimes[w] = windowing.fireAt(windows[w]);
            }
            for (int row = from, to = rows.runEnd(from); row < to; row++) {
                for (int w = 0; w < perSlice; w++) {
                    put(row, windows[w], windowTimes[w], batch, out);
                }
            }
        }
        flush(batch, out);
    }

    private void begin() {
        starts = new long[Batch.MAX_ROWS];
        ends = new long[Batch.MAX_ROWS];
        times = new long[Batch.MAX_ROWS];
        count = 0;
    }

    private void put(int row, Window window, long time, Batch batch, Output out) {
        if (count == Batch.MAX_ROWS) {
            flush(batch, out);
            begin();
        }
        picked[count] = row;
        starts[count] = window.start();
        ends[count] = window.end();
        times[count++] = time;
    }

    private void flush(Batch batch, Output out) {
        Batch in = windowing.isAlone() ? batch : batch.gather(picked, count);
        Column[] columns = Arrays.copyOf(in.columns, in.columns.length + 3);
        columns[in.columns.length] = new LongColumn(starts, null);
        columns[in.columns.length + 1] = new LongColumn(ends, null);
        columns[in.columns.length + 2] = new LongColumn(times, null);
        out.emit(in.withColumns(columns));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Passed on by the task.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public void snapshot(StateWriter out) {
        // Stateless.
    }

    @Override
    public void restore(StateReader in) {
        // Stateless.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
