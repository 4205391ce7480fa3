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

    /** First key group of the second target. */
    private final int secondFrom;

    private final int[] hashes = new int[Batch.MAX_ROWS];
    private final char[][] rows;
    private final int[] counts;

    HashPartitioner(List<Integer> keys, int maxParallelism, int targets) {
        this.keys = keys;
        targetOfGroup = new int[maxParallelism];
        for (int group = 0; group < maxParallelism; group++) {
            targetOfGroup[group] = KeyGroupRange.task(maxParallelism, targets, group);
        }
        secondFrom = targets < 2
                ? maxParallelism
                : KeyGroupRange.of(maxParallelism, targets, 1).first();
        rows = new char[targets][];
        counts = new int[targets];
    }

    /** Shares a batch out; {@link #rows} and {@link #count} hold until the next call. */
    void partition(Batch batch) {
        int n = batch.rowCount;
        provideRows(n);
        KeyHash.hash(batch, keys, hashes);
        KeyHash.keyGroups(hashes, n, targetOfGroup.length);
        if (counts.length == 2) {
            counts[1] = split(hashes, n, secondFrom, rows[0], rows[1]);
            counts[0] = n - counts[1];
            return;
        }
        Arrays.fill(counts, 0);
        scatter(hashes, n, targetOfGroup, rows, counts);
    }

    private void provideRows(int n) {
        for (int target = 0; target < rows.length; target++) {
            if (rows[target] == null || rows[target].length < n) {
                rows[target] = new char[n];
            }
        }
    }

    /** The rows of a target, in order, from 0 to {@link #count}. */
    char[] rows(int target) {
        return rows[target];
    }

    /** The same, for the caller to keep. */
    char[] takeRows(int target) {
        char[] taken = rows[target];
        rows[target] = null;
        return taken;
    }

    int count(int target) {
        return counts[target];
    }

    /** For two targets: each row is written to both lists, and the one it belongs to moves on; nothing to predict. */
    private static int split(int[] groups, int n, int secondFrom, char[] first, char[] second) {
        int inSecond = 0;
        for (int i = 0; i < n; i++) {
            first[i - inSecond] = (char) i;
            second[inSecond] = (char) i;
            inSecond += (secondFrom - 1 - groups[i]) >>> 31;
        }
        return inSecond;
    }

    private static void scatter(int[] groups, int n, int[] targetOfGroup, char[][] rows, int[] counts) {
        for (int i = 0; i < n; i++) {
            int target = targetOfGroup[groups[i]];
            rows[target][counts[target]++] = (char) i;
        }
    }
}
