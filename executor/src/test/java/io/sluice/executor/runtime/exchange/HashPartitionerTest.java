package io.sluice.executor.runtime.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick loops agree with the definition of key groups. */
class HashPartitionerTest {
    @ParameterizedTest
    @CsvSource({"128, 2", "128, 3", "128, 128", "127, 2", "32768, 5", "1, 1"})
    void rowsGoToTheTaskOfTheirKeyGroup(int groups, int targets) {
        HashPartitioner partitioner = new HashPartitioner(List.of(0), groups, targets);
        Random random = new Random(groups);
        for (int round = 0; round < 50; round++) {
            long[] keys = random.longs(Batch.MAX_ROWS).toArray();
            Batch batch = Batch.of(keys.length, new LongColumn(keys, null));
            int[] hashes = new int[keys.length];
            KeyHash.hash(batch, List.of(0), hashes);
            List<List<Integer>> expected = new ArrayList<>();
            for (int t = 0; t < targets; t++) {
                expected.add(new ArrayList<>());
            }
            for (int i = 0; i < keys.length; i++) {
                int group = KeyHash.keyGroup(hashes[i], groups);
                expected.get(KeyGroupRange.task(groups, targets, group)).add(i);
            }
            partitioner.partition(batch);
            for (int t = 0; t < targets; t++) {
                List<Integer> actual = new ArrayList<>();
                for (int i = 0; i < partitioner.count(t); i++) {
                    actual.add((int) partitioner.rows(t)[i]);
                }
                assertEquals(expected.get(t), actual);
            }
        }
    }
}
