package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import java.util.Arrays;

/**
 * The rows of some groups before and after a batch, as changes: -1 the old row and +1 the new one, side by side and in
 * one batch; nothing where they are equal.
 */
final class RowChanges {
    private final Column[] before;
    private final Column[] after;
    private final int keyCount;

    /** Rows to emit: a position in {@code after}, or the complement of one in {@code before}. */
    private final int[] picked = new int[Batch.MAX_ROWS];

    private int count;
    private boolean takesBack;

    /** @param keyCount leading columns that are equal in both rows of a group */
    RowChanges(Column[] before, Column[] after, int keyCount) {
        this.before = before;
        this.after = after;
        this.keyCount = keyCount;
    }

    /** Adds a group: its positions in the columns before and after, -1 where it was or is not there. */
    void add(int old, int now, Output out) {
        if (old >= 0 && now >= 0 && isSame(old, now)) {
            return;
        }
        if (count > Batch.MAX_ROWS - 2) {
            emit(out);
        }
        if (old >= 0) {
            picked[count++] = ~old;
            takesBack = true;
        }
        if (now >= 0) {
            picked[count++] = now;
        }
    }

    void emit(Output out) {
        if (count == 0) {
            return;
        }
        Column[] columns = new Column[after.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = pick(before[c], after[c]);
        }
        out.emit(new Batch(columns, count, takesBack ? weights() : null, null));
        count = 0;
        takesBack = false;
    }

    private long[] weights() {
        long[] weights = new long[count];
        for (int i = 0; i < count; i++) {
            weights[i] = picked[i] < 0 ? -1 : 1;
        }
        return weights;
    }

    private Column pick(Column old, Column now) {
        if (!takesBack) {
            return now.gather(picked, count);
        }
        if (now instanceof LongColumn) {
            return pickLongs((LongColumn) old, (LongColumn) now);
        }
        ColumnBuilder out = new ColumnBuilder(now.physical());
        for (int i = 0; i < count; i++) {
            int row = picked[i];
            out.append(row < 0 ? old : now, row < 0 ? ~row : row);
        }
        return out.build();
    }

    private Column pickLongs(LongColumn old, LongColumn now) {
        long[] out = new long[count];
        boolean[] nulls = old.nulls == null && now.nulls == null ? null : new boolean[count];
        for (int i = 0; i < count; i++) {
            int row = picked[i];
            out[i] = row < 0 ? old.values[~row] : now.values[row];
            if (nulls != null) {
                nulls[i] = row < 0 ? old.isNull(~row) : now.isNull(row);
            }
        }
        return new LongColumn(out, nulls);
    }

    private boolean isSame(int old, int now) {
        for (int c = keyCount; c < after.length; c++) {
            boolean isNull = after[c].isNull(now);
            if (before[c].isNull(old) != isNull || (!isNull && !isSame(before[c], old, after[c], now))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Column a, int i, Column b, int j) {
        return switch (a.physical()) {
            case BOOLEAN -> ((BooleanColumn) a).values[i] == ((BooleanColumn) b).values[j];
            case INT -> ((IntColumn) a).values[i] == ((IntColumn) b).values[j];
            case LONG -> ((LongColumn) a).values[i] == ((LongColumn) b).values[j];
            case FLOAT ->
                Float.floatToRawIntBits(((FloatColumn) a).values[i])
                        == Float.floatToRawIntBits(((FloatColumn) b).values[j]);
            case DOUBLE ->
                Double.doubleToRawLongBits(((DoubleColumn) a).values[i])
                        == Double.doubleToRawLongBits(((DoubleColumn) b).values[j]);
            case DECIMAL128 ->
                ((DecimalColumn) a).high[i] == ((DecimalColumn) b).high[j]
                        && ((DecimalColumn) a).low[i] == ((DecimalColumn) b).low[j];
            case BYTES -> isSame((VarcharColumn) a, i, (VarcharColumn) b, j);
        };
    }

    private static boolean isSame(VarcharColumn a, int i, VarcharColumn b, int j) {
        int from = a.starts[i];
        int other = b.starts[j];
        return Arrays.equals(a.heap, from, from + a.lengths[i], b.heap, other, other + b.lengths[j]);
    }
}
