package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.Batch;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/** Says to which task each row of a batch goes: that of its key's key group. Not thread-safe: it keeps scratch space. */
final class HashPartitioner {
    /** The default of {@code pipeline.max-parallelism}. */
    private static final int USUAL_GROUPS = 128;

    private static final int USUAL_GROUPS_SHIFT = 7;

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
        KeyHash.hash(batch, keys, hashes);
        if (targetOfGroup.length == USUAL_GROUPS) {
            usualTargets(hashes, batch.rowCount, rows.length);
        } else {
            targets(hashes, batch.rowCount, targetOfGroup);
        }
        if (rows.length == 2) {
            scatterToTwo(hashes, batch.rowCount);
        } else {
            Arrays.fill(counts, 0);
            scatter(hashes, batch.rowCount, rows, counts);
        }
    }

    /** The rows of a target, in order, from 0 to {@link #count}. */
    int[] rows(int target) {
        return rows[target];
    }

    int count(int target) {
        return counts[target];
    }

    /** Replaces hashes by targets. */
    private static void targets(int[] hashes, int n, int[] targetOfGroup) {
        int groups = targetOfGroup.length;
        for (int i = 0; i < n; i++) {
            hashes[i] = targetOfGroup[KeyHash.keyGroup(hashes[i], groups)];
        }
    }

    /**
     * The same for {@link #USUAL_GROUPS}, as one chain of arithmetic without division, branch or look-up, so that HotSpot
     * computes several rows at once; {@link KeyHash#keyGroup} says what it computes.
     */
    private static void usualTargets(int[] hashes, int n, int targets) {
        for (int i = 0; i < n; i++) {
            int h = hashes[i] * 0xcc9e2d51;
            h = ((h << 15) | (h >>> 17)) * 0x1b873593;
            h = ((h << 13) | (h >>> 19)) * 5 + 0xe6546b64;
            h ^= 4;
            h = (h ^ (h >>> 16)) * 0x85ebca6b;
            h = (h ^ (h >>> 13)) * 0xc2b2ae35;
            h = Math.abs(h ^ (h >>> 16));
            hashes[i] = ((h & (USUAL_GROUPS - 1)) * targets) >>> USUAL_GROUPS_SHIFT;
        }
    }

    private static void scatter(int[] targets, int n, int[][] rows, int[] counts) {
        for (int i = 0; i < n; i++) {
            int target = targets[i];
            rows[target][counts[target]++] = i;
        }
    }

    /** Writes each row to both lists and advances one of them: no branch to be guessed wrong. */
    private void scatterToTwo(int[] targets, int n) {
        int[] first = rows[0];
        int[] second = rows[1];
        int firstCount = 0;
        int secondCount = 0;
        for (int i = 0; i < n; i++) {
            first[firstCount] = i;
            second[secondCount] = i;
            secondCount += targets[i];
            firstCount += 1 - targets[i];
        }
        counts[0] = firstCount;
        counts[1] = secondCount;
    }
}
