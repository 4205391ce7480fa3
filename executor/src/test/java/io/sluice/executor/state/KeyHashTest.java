package io.sluice.executor.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHashTest {
    private static final int ROWS = 5000;

    /** The first is spread to the smallest int, which has no absolute value. */
    private static int[] hashes() {
        int[] hashes = new Random(7).ints(ROWS).toArray();
        hashes[0] = -2089875627;
        hashes[1] = 0;
        hashes[2] = -1;
        return hashes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 128, 129, 32768})
    void theKeyGroupsOfManyHashesAreThoseOfEach(int maxParallelism) {
        int[] hashes = hashes();
        int[] expected = Arrays.stream(hashes)
                .map(h -> KeyHash.keyGroup(h, maxParallelism))
                .toArray();
        KeyHash.keyGroups(hashes, ROWS, maxParallelism);
        assertArrayEquals(expected, hashes);
    }

    @Test
    void theShortWayForOneLongKeyHashesAsTheGeneralOne() {
        long[] values = new Random(3).longs(ROWS).toArray();
        values[0] = Long.MIN_VALUE;
        values[1] = 0;
        int[] quick = new int[ROWS];
        KeyHash.hash(Batch.of(ROWS, new LongColumn(values, null)), List.of(0), quick);
        int[] general = new int[ROWS];
        KeyHash.hash(Batch.of(ROWS, new LongColumn(values, new boolean[ROWS])), List.of(0), general);
        assertArrayEquals(general, quick);
    }

    /** Stored state is found by these: they must never change. */
    @Test
    void hashesAndKeyGroupsStayWhatTheyAre() {
        int[] hashes = new int[4];
        long[] values = {0, 1, -1, 1_000_000_007L};
        KeyHash.hash(Batch.of(4, new LongColumn(values, null)), List.of(0), hashes);
        assertEquals("[265217350, -403280915, 670500481, -1932908241]", Arrays.toString(hashes));
        KeyHash.keyGroups(hashes, 4, 128);
        assertEquals("[116, 71, 76, 42]", Arrays.toString(hashes));
    }
}
