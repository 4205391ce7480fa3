package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;

/**
 * Finds the rows that take back what a group does not have, since it was over and forgotten: without them its sum of
 * weights stays at 0 or above after every row. Used by one thread.
 */
final class ExpiredRetractions {
    /** By slot, for those of the batch. */
    private long[] sums = new long[0];

    private int[] kept = new int[0];

    /**
     * Moves the slots of the rows that are kept to the front.
     *
     * @param slots of the rows of the batch, none of which has been added yet
     * @return the number of rows that are kept; {@link #rows} says which
     */
    int keep(Batch batch, int[] slots, GroupTable table) {
        if (batch.weights == null) {
            return batch.rowCount;
        }
        int bound = table.keys.bound();
        sums = sums.length < bound ? new long[bound + (bound >> 1)] : sums;
        kept = kept.length < batch.rowCount ? new int[batch.rowCount] : kept;
        for (int i = 0; i < batch.rowCount; i++) {
            sums[slots[i]] = table.rows.count(slots[i]);
        }
        int count = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            int slot = slots[i];
            long weight = batch.weights[i];
            if (weight > 0 || sums[slot] + weight >= 0) {
                sums[slot] += weight;
                kept[count] = i;
                slots[count++] = slot;
            }
        }
        return count;
    }

    /** The rows kept, after {@link #keep} has given fewer than there are. */
    int[] rows() {
        return kept;
    }
}
