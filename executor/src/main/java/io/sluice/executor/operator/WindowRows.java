package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.Windowing;

/** The rows of one batch by the slices they lie in. */
final class WindowRows {
    private final Windowing windowing;
    private final int timeColumn;
    private final int endColumn;
    private final String operator;

    /** Window time of each row; the start of its window where windows are attached. */
    private long[] times;

    /** End of each row's window where windows are attached, else null. */
    private long[] ends;

    private int count;

    WindowRows(WindowSpec spec, Windowing windowing, String operator) {
        this.windowing = windowing;
        this.operator = operator;
        timeColumn = spec.timeColumn();
        endColumn = spec instanceof WindowSpec.Attached attached ? attached.endColumn() : -1;
    }

    /** @throws SluiceException NULL_ROW_TIME when a row has no time */
    void load(Batch batch) {
        count = batch.rowCount;
        times = times(batch.columns[timeColumn], count, operator);
        ends = endColumn < 0 ? null : times(batch.columns[endColumn], count, operator);
        if (ends == null && !windowing.zone().isUtc()) {
            times = windowing.zone().toLocal(times, count);
        }
    }

    /**
     * The values of a column of times.
     *
     * @throws SluiceException NULL_ROW_TIME when one of the first {@code count} is NULL
     */
    static long[] times(Column column, int count, String operator) {
        for (int i = 0; column.nulls != null && i < count; i++) {
            if (column.nulls[i]) {
                throw SluiceException.of(ErrorCode.NULL_ROW_TIME, operator + ": the row time of a row is NULL")
                        .hint("leave such rows out with WHERE, or give the time a value with COALESCE where the "
                                + "table is declared");
            }
        }
        return ((LongColumn) column).values;
    }

    Window slice(int row) {
        return ends == null ? windowing.slice(times[row]) : new Window(times[row], ends[row]);
    }

    /** The row after the last of those that follow {@code row} in its slice without a gap. */
    int runEnd(int row) {
        return ends != null
                ? attachedRunEnd(row)
                : runEnd(row, windowing.slice(times[row]).start());
    }

    private int attachedRunEnd(int row) {
        int i = row + 1;
        while (i < count && times[i] == times[row] && ends[i] == ends[row]) {
            i++;
        }
        return i;
    }

    private int runEnd(int row, long first) {
        long[] t = times;
        long last = windowing.lastOfSlice(t[row]);
        int i = row + 1;
        while (i < count && t[i] >= first && t[i] <= last) {
            i++;
        }
        return i;
    }
}
