package io.sluice.executor.state;

import java.util.Arrays;

/**
 * Items sorted by key group, each group's in the order in which they were given.
 *
 * @param items those of group g stand at {@code from[g] .. from[g + 1]}
 */
public record KeyGroupOrder(int[] items, int[] from) {
    /** Sorts items by the key groups of their keys' hashes; {@code maxParallelism} is the number of groups. */
    public static KeyGroupOrder of(int[] items, int[] hashes, int maxParallelism) {
        int[] groups = new int[items.length];
        int[] from = new int[maxParallelism + 2];
        for (int i = 0; i < items.length; i++) {
            groups[i] = KeyHash.keyGroup(hashes[i], maxParallelism);
            from[groups[i] + 2]++;
        }
        for (int g = 2; g < from.length; g++) {
            from[g] += from[g - 1];
        }
        int[] sorted = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            sorted[from[groups[i] + 1]++] = items[i];
        }
        return new KeyGroupOrder(sorted, from);
    }

    public int count(int keyGroup) {
        return from[keyGroup + 1] - from[keyGroup];
    }

    public int[] items(int keyGroup) {
        return Arrays.copyOfRange(items, from[keyGroup], from[keyGroup + 1]);
    }
}
