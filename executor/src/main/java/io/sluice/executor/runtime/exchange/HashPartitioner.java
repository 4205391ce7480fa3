package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.Batch;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/** Says to which task each row of a batch goes: that of its key's key group. Not thread-safe: it keeps scratch space. */
final class HashPartitioner {
    private final List<Integer> keys;
    private final int[] targetOfGroup;
    private final int[] hashes = new int[Batch.MAX_ROWS];
    private final int[][] rows;
    private final int[] counts;

    HashPartitioner(List<Integer> keys, int maxParallelism, int targets) {
        this.keys = keys;
        targetOfGroup = new int[maxParallelism];
        for (int group = 0; group < maxParallelism; group++) {
            targetOfGroup[group] = KeyGroupRange.task(maxParallelism, targets, group);
        }
        rows = new int[targets][Batch.MAX_ROWS];
        counts = new int[targets];
    }

    /** Shares a batch out; {@link #rows} and {@link #count} hold until the next call. */
    void partition(Batch batch) {
        int n = batch.rowCount;
        KeyHash.hash(batch, keys, hashes);
        KeyHash.keyGroups(hashes, n, targetOfGroup.length);
        if (counts.length == 2) {
            counts[1] = split(hashes, n, targetOfGroup, rows[0], rows[1]);
            counts[0] = n - counts[1];
            return;
        }
        Arrays.fill(counts, 0);
        scatter(hashes, n, targetOfGroup, rows, counts);
    }

    /** The rows of a target, in order, from 0 to {@link #count}. */
    int[] rows(int target) {
        return rows[target];
    }

    int count(int target) {
        return counts[target];
    }

    /** For two targets: each row is written to both lists, and the one it belongs to moves on; nothing to predict. */
    private static int split(int[] groups, int n, int[] targetOfGroup, int[] first, int[] second) {
        int inSecond = 0;
        for (int i = 0; i < n; i++) {
            first[i - inSecond] = i;
            second[inSecond] = i;
            inSecond += targetOfGroup[groups[i]];
        }
        return inSecond;
    }

    private static void scatter(int[] groups, int n, int[] targetOfGroup, int[][] rows, int[] counts) {
        for (int i = 0; i < n; i++) {
            int target = targetOfGroup[groups[i]];
            rows[target][counts[target]++] = i;
        }
    }
}
