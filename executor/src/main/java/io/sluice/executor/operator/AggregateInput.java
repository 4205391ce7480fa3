package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.AggregateCall;
import io.sluice.executor.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/**
 * A batch as the aggregates of one operator need it: key columns with their hashes, and per aggregate its arguments and
 * how often each row counts. Scratch arrays are used again for the next batch.
 */
final class AggregateInput {
    private final List<Integer> keys;
    private final List<AggregateCall> calls;
    private final boolean hashed;
    private final long[][] scratch;

    final Column[] keyColumns;
    /** Per aggregate its arguments, then the columns of its order. */
    final Column[][] arguments;

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
        arguments = calls.stream()
                .map(c -> new Column[c.args().size() + c.order().size()])
                .toArray(Column[][]::new);
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
        Column[] columns = arguments[c];
        int count = call.args().size();
        boolean mayBeNull = false;
        for (int i = 0; i < count; i++) {
            columns[i] = batch.columns[call.args().get(i)];
            mayBeNull |= columns[i].nulls != null;
        }
        for (int i = count; i < columns.length; i++) {
            columns[i] = batch.columns[call.order().get(i - count).column()];
        }
        boolean skipsNulls = mayBeNull && !call.keepNulls();
        if (!skipsNulls && call.filter() < 0) {
            weights[c] = batch.weights;
            return;
        }
        int n = batch.rowCount;
        scratch[c] = scratch[c].length < n ? new long[n] : scratch[c];
        fill(scratch[c], n, batch.weights);
        for (int i = 0; i < count && skipsNulls; i++) {
            skipNulls(scratch[c], n, columns[i].nulls);
        }
        if (call.filter() >= 0) {
            filter(scratch[c], n, (BooleanColumn) batch.columns[call.filter()]);
        }
        weights[c] = scratch[c];
    }

    private static void fill(long[] out, int n, long[] weights) {
        if (weights == null) {
            Arrays.fill(out, 0, n, 1);
        } else {
            System.arraycopy(weights, 0, out, 0, n);
        }
    }

    private static void skipNulls(long[] out, int n, boolean[] nulls) {
        for (int i = 0; nulls != null && i < n; i++) {
            out[i] = nulls[i] ? 0 : out[i];
        }
    }

    private static void filter(long[] out, int n, BooleanColumn filter) {
        boolean[] passes = filter.values;
        for (int i = 0; i < n; i++) {
            out[i] = passes[i] && !filter.isNull(i) ? out[i] : 0;
        }
    }
}
