package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;

/**
 * Chosen rows of a column in arrays that are used again for the next ones: warm memory, and no garbage. Text shares the
 * heap of the column it comes from. Not thread-safe.
 */
final class GatheredColumn {
    private boolean[] nulls = new boolean[0];
    private boolean[] booleans = new boolean[0];
    private int[] ints = new int[0];
    private int[] lengths = new int[0];
    private long[] longs = new long[0];
    private long[] highs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];

    /** Valid until the next call. */
    Column gather(Column source, char[] rows, int count) {
        boolean[] gathered = source.nulls == null ? null : nulls(source.nulls, rows, count);
        return switch (source.physical()) {
            case BOOLEAN -> {
                booleans = booleans.length < count ? new boolean[room(count)] : booleans;
                RowCopies.copy(((BooleanColumn) source).values, rows, count, booleans, 0);
                yield new BooleanColumn(booleans, gathered);
            }
            case INT -> new IntColumn(ints(((IntColumn) source).values, rows, count), gathered);
            case LONG -> new LongColumn(longs(((LongColumn) source).values, rows, count), gathered);
            case FLOAT -> {
                floats = floats.length < count ? new float[room(count)] : floats;
                RowCopies.copy(((FloatColumn) source).values, rows, count, floats, 0);
                yield new FloatColumn(floats, gathered);
            }
            case DOUBLE -> {
                doubles = doubles.length < count ? new double[room(count)] : doubles;
                RowCopies.copy(((DoubleColumn) source).values, rows, count, doubles, 0);
                yield new DoubleColumn(doubles, gathered);
            }
            case DECIMAL128 -> {
                highs = highs.length < count ? new long[room(count)] : highs;
                RowCopies.copy(((DecimalColumn) source).high, rows, count, highs, 0);
                yield new DecimalColumn(highs, longs(((DecimalColumn) source).low, rows, count), gathered);
            }
            case BYTES -> text((VarcharColumn) source, rows, count, gathered);
        };
    }

    private VarcharColumn text(VarcharColumn source, char[] rows, int count, boolean[] gathered) {
        lengths = lengths.length < count ? new int[room(count)] : lengths;
        RowCopies.copy(source.lengths, rows, count, lengths, 0);
        return new VarcharColumn(source.heap, ints(source.starts, rows, count), lengths, gathered);
    }

    private boolean[] nulls(boolean[] source, char[] rows, int count) {
        nulls = nulls.length < count ? new boolean[room(count)] : nulls;
        RowCopies.copy(source, rows, count, nulls, 0);
        return nulls;
    }

    private int[] ints(int[] source, char[] rows, int count) {
        ints = ints.length < count ? new int[room(count)] : ints;
        RowCopies.copy(source, rows, count, ints, 0);
        return ints;
    }

    private long[] longs(long[] source, char[] rows, int count) {
        longs = longs.length < count ? new long[room(count)] : longs;
        RowCopies.copy(source, rows, count, longs, 0);
        return longs;
    }

    /** Room for a somewhat larger share too: shares vary by chance. */
    static int room(int count) {
        return count + (count >> 3);
    }
}
