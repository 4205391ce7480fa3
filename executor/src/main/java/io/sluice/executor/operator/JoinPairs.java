package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.kernel.Kernel;
import java.util.Arrays;

/**
 * Pairs of a batch's rows with stored rows, up to a batch of them, and which of them meet the join's condition. By pair:
 * the number of the batch's row, the slot of the stored row.
 */
final class JoinPairs {
    final int[] batchRows = new int[Batch.MAX_ROWS];
    final int[] storedRows = new int[Batch.MAX_ROWS];

    /** The pairs that meet the condition: {@code passed[0..passedCount)}, after {@link #join}. */
    int[] passed;

    int passedCount;

    private final Kernel condition;
    private final boolean numbered;
    private final int[] numbers = new int[Batch.MAX_ROWS];
    private long[] weights = new long[Batch.MAX_ROWS];
    private boolean weighted;
    private int count;

    /**
     * @param condition over left columns, right columns and, when {@code numbered}, the number of the pair, all of which
     *     it passes on; null when there is none
     */
    JoinPairs(Kernel condition, boolean numbered) {
        this.condition = condition;
        this.numbered = numbered;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
    }

    boolean isFull() {
        return count == Batch.MAX_ROWS;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(int batchRow, int storedRow, long batchWeight, long storedWeight) {
        long low = batchWeight * storedWeight;
        if (Math.multiplyHigh(batchWeight, storedWeight) != low >> 63) {
            throw SluiceException.of(
                    ErrorCode.NUMERIC_OVERFLOW, "equal rows of a join multiply to more than 9223372036854775807");
        }
        batchRows[count] = batchRow;
        storedRows[count] = storedRow;
        weights[count++] = low;
        weighted |= low != 1;
    }

    /** The joined rows that meet the condition; afterwards there are no pairs, and {@link #passed} tells which they were. */
    Batch join(int input, Batch batch, JoinSide other) {
        Column[] own = batch.gather(batchRows, count).columns;
        Column[] stored = other.gather(storedRows, count);
        Column[] left = input == 0 ? own : stored;
        Column[] right = input == 0 ? stored : own;
        int width = left.length + right.length;
        Column[] columns = Arrays.copyOf(left, width + (asksWhich() ? 1 : 0));
        System.arraycopy(right, 0, columns, left.length, right.length);
        if (asksWhich()) {
            columns[width] = new IntColumn(numbers, null);
        }
        Batch joined = new Batch(columns, count, weighted ? weights : null, null);
        weights = weighted ? new long[Batch.MAX_ROWS] : weights;
        weighted = false;
        Batch result = condition == null ? joined : condition.apply(joined);
        passedCount = result.rowCount;
        passed = asksWhich() ? ((IntColumn) result.columns[width]).values : numbers;
        count = 0;
        return asksWhich() ? result.withColumns(Arrays.copyOf(result.columns, width)) : result;
    }

    private boolean asksWhich() {
        return numbered && condition != null;
    }
}
