package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.Int128;
import java.util.Arrays;
import java.util.List;

/** The order of ORDER BY over rows of batches: that of stored rows, false before true, text by its bytes, NaN last. */
final class BatchOrder {
    private final List<SortKey> keys;

    BatchOrder(List<SortKey> keys) {
        this.keys = keys;
    }

    /** By the keys; 0 for ties. */
    int compare(Batch a, int i, Batch b, int j) {
        for (SortKey key : keys) {
            Column left = a.columns[key.column()];
            Column right = b.columns[key.column()];
            boolean leftNull = left.isNull(i);
            boolean rightNull = right.isNull(j);
            int order;
            if (leftNull || rightNull) {
                order = leftNull == rightNull ? 0 : leftNull == key.nullsFirst() ? -1 : 1;
            } else {
                order = key.ascending() ? values(left, i, right, j) : values(right, j, left, i);
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** By all columns, NULL first; 0 only for rows that are identical. */
    static int compareBits(Batch a, int i, Batch b, int j) {
        for (int c = 0; c < a.columns.length; c++) {
            boolean leftNull = a.columns[c].isNull(i);
            boolean rightNull = b.columns[c].isNull(j);
            int order = leftNull || rightNull
                    ? Boolean.compare(rightNull, leftNull)
                    : bits(a.columns[c], i, b.columns[c], j);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int bits(Column a, int i, Column b, int j) {
        if (a instanceof FloatColumn floats) {
            return Integer.compare(
                    Float.floatToRawIntBits(floats.values[i]), Float.floatToRawIntBits(((FloatColumn) b).values[j]));
        }
        if (a instanceof DoubleColumn doubles) {
            return Long.compare(
                    Double.doubleToRawLongBits(doubles.values[i]),
                    Double.doubleToRawLongBits(((DoubleColumn) b).values[j]));
        }
        return values(a, i, b, j);
    }

    private static int values(Column a, int i, Column b, int j) {
        return switch (a.physical()) {
            case BOOLEAN -> Boolean.compare(((BooleanColumn) a).values[i], ((BooleanColumn) b).values[j]);
            case INT -> Integer.compare(((IntColumn) a).values[i], ((IntColumn) b).values[j]);
            case LONG -> Long.compare(((LongColumn) a).values[i], ((LongColumn) b).values[j]);
            case FLOAT -> Float.compare(((FloatColumn) a).values[i] + 0.0f, ((FloatColumn) b).values[j] + 0.0f);
            case DOUBLE -> Double.compare(((DoubleColumn) a).values[i] + 0.0, ((DoubleColumn) b).values[j] + 0.0);
            case DECIMAL128 -> decimals((DecimalColumn) a, i, (DecimalColumn) b, j);
            case BYTES -> texts((VarcharColumn) a, i, (VarcharColumn) b, j);
        };
    }

    private static int decimals(DecimalColumn a, int i, DecimalColumn b, int j) {
        return Int128.compare(a.high[i], a.low[i], b.high[j], b.low[j]);
    }

    private static int texts(VarcharColumn a, int i, VarcharColumn b, int j) {
        int from = a.starts[i];
        int other = b.starts[j];
        return Arrays.compareUnsigned(a.heap, from, from + a.lengths[i], b.heap, other, other + b.lengths[j]);
    }
}
