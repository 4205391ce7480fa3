package io.sluice.engine.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowKindsTest {
    /** Rows of weight, key and value. */
    private static List<String> kinds(Optional<List<Integer>> key, long[]... rows) {
        long[] weights = new long[rows.length];
        long[] keys = new long[rows.length];
        long[] values = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = rows[i][0];
            keys[i] = rows[i][1];
            values[i] = rows[i][2];
        }
        Batch batch = new Batch(
                new LongColumn[] {new LongColumn(keys, null), new LongColumn(values, null)},
                rows.length,
                weights,
                null);
        RowKinds kinds = RowKinds.of(batch, key);
        List<String> out = new ArrayList<>();
        for (int p = 0; p < rows.length; p++) {
            int row = kinds.row(p);
            out.add(kinds.kind(p) + " " + keys[row] + " " + values[row]);
        }
        return out;
    }

    private static long[] row(long weight, long key, long value) {
        return new long[] {weight, key, value};
    }

    @Test
    void formsOfOneKeyArePairedWhereverTheyStand() {
        Optional<List<Integer>> key = Optional.of(List.of(0));
        assertEquals(
                List.of("-U 1 5", "+U 1 6", "-U 2 7", "+U 2 8"),
                kinds(key, row(-1, 1, 5), row(-1, 2, 7), row(1, 1, 6), row(1, 2, 8)));
        assertEquals(
                List.of("-D 1 5", "+I 2 6"),
                kinds(key, row(-1, 1, 5), row(1, 2, 6)),
                "neighbours of different keys are no pair");
        assertEquals(List.of("-U 1 5", "+U 1 6"), kinds(key, row(1, 1, 6), row(-1, 1, 5)), "the new form came first");
        assertEquals(
                List.of("-U 1 5", "+U 1 6", "-U 1 6", "+U 1 7"),
                kinds(key, row(-1, 1, 5), row(1, 1, 6), row(-1, 1, 6), row(1, 1, 7)));
    }

    @Test
    void aResultOfOneRowIsAllOneKey() {
        assertEquals(List.of("-U 1 5", "+U 2 6"), kinds(Optional.of(List.of()), row(-1, 1, 5), row(1, 2, 6)));
    }

    @Test
    void withoutAKeyNeighboursAreAPair() {
        assertEquals(
                List.of("-U 1 5", "+U 1 6", "-D 2 7", "+I 3 1", "+I 4 1"),
                kinds(Optional.empty(), row(-1, 1, 5), row(1, 1, 6), row(-1, 2, 7), row(2, 3, 1), row(1, 4, 1)));
    }
}
