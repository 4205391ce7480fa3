package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.AggregateCall;
import io.sluice.executor.state.KeyHash;
import java.util.List;

/**
 * A batch as the aggregates of one operator need it: key columns with their hashes, and per aggregate its argument and
 * how often each row counts. Scratch arrays are used again for the next batch.
 */
final class AggregateInput {
    private final List<Integer> keys;
    private final List<AggregateCall> calls;
    private final boolean hashed;
    private final long[][] scratch;

    final Column[] keyColumns;
    final Column[] arguments;

    /** Per aggregate; null where every row counts once. */
    final long[][] weights;

    int[] hashes = new int[0];
    long[] rowWeights;

    /** @param hashed whether the table needs hashes of the keys */
    AggregateInput(List<Integer> keys, List<AggregateCall> calls, boolean hashed) {
        this.keys = keys;
        this.calls = calls;
        this.hashed = hashed;
        keyColumns = new Column[keys.size()];
        arguments = new Column[calls.size()];
        weights = new long[calls.size()][];
        scratch = new long[calls.size()][0];
    }

    void load(Batch batch) {
        for (int k = 0; k < keyColumns.length; k++) {
            keyColumns[k] = batch.columns[keys.get(k)];
        }
        if (hashed) {
            hashes = hashes.length < batch.rowCount ? new int[batch.rowCount] : hashes;
            KeyHash.hash(batch, keys, hashes);
        }
        rowWeights = batch.weights;
        for (int c = 0; c < arguments.length; c++) {
            loadCall(batch, c);
        }
    }

    private void loadCall(Batch batch, int c) {
        AggregateCall call = calls.get(c);
        arguments[c] = call.args().isEmpty() ? null : batch.columns[call.args().get(0)];
        boolean[] nulls = arguments[c] == null ? null : arguments[c].nulls;
        if (nulls == null && call.filter() < 0) {
            weights[c] = batch.weights;
            return;
        }
        int n = batch.rowCount;
        scratch[c] = scratch[c].length < n ? new long[n] : scratch[c];
        BooleanColumn filter = call.filter() < 0 ? null : (BooleanColumn) batch.columns[call.filter()];
        fill(scratch[c], n, batch.weights, nulls, filter);
        weights[c] = scratch[c];
    }

    private static void fill(long[] out, int n, long[] weights, boolean[] nulls, BooleanColumn filter) {
        for (int i = 0; i < n; i++) {
            boolean counts = nulls == null || !nulls[i];
            counts &= filter == null || (filter.values[i] && !filter.isNull(i));
            out[i] = !counts ? 0 : weights == null ? 1 : weights[i];
        }
    }
}
