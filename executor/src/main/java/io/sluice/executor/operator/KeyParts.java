package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.executor.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/**
 * Says to which part of the keys each row of a batch belongs. How keys are parted differs from level to level, and from
 * how they are spread over tasks. Used by one thread; keeps scratch space.
 */
final class KeyParts {
    private static final int COUNT = 16;
    private static final int STEP = 0x9E3779B9;
    private static final int FIRST_CAPACITY = 64;

    private final int shift;
    private final int[][] rows;
    private final int[] counts;
    private int[] hashes = new int[0];

    /** @param hasKeys without keys there is one part */
    KeyParts(int level, boolean hasKeys) {
        shift = STEP * (level + 1);
        rows = new int[hasKeys ? COUNT : 1][0];
        counts = new int[rows.length];
    }

    /** Number of parts. */
    int count() {
        return counts.length;
    }

    /** Parts a batch; what the other methods say holds until the next call. */
    void part(List<Integer> keys, Batch batch) {
        int n = batch.rowCount;
        hashes = hashes.length < n ? new int[n] : hashes;
        KeyHash.hash(batch, keys, hashes);
        Arrays.fill(counts, 0);
        for (int i = 0; i < n; i++) {
            int part = counts.length == 1 ? 0 : KeyHash.keyGroup(hashes[i] + shift, COUNT);
            if (counts[part] == rows[part].length) {
                rows[part] = Arrays.copyOf(rows[part], Math.max(FIRST_CAPACITY, counts[part] * 2));
            }
            rows[part][counts[part]++] = i;
        }
    }

    /** Number of rows in a part. */
    int count(int part) {
        return counts[part];
    }

    /** The rows of a part. */
    Batch rows(Batch batch, int part) {
        return counts[part] == batch.rowCount ? batch : batch.gather(rows[part], counts[part]);
    }

    /** What belongs to the rows of a part; null of null. */
    long[] values(long[] values, int part) {
        if (values == null) {
            return null;
        }
        long[] out = new long[counts[part]];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[rows[part][i]];
        }
        return out;
    }
}
