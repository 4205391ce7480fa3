package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.RowShare;

/** Makes batches out of shares of rows. Not thread-safe. */
public final class ShareGatherer {
    private final boolean reusing;
    private GatheredColumn[] columns = new GatheredColumn[0];
    private long[] weights = new long[0];
    private long[] rowWatermarks = new long[0];

    /** @param reusing the arrays of a batch are used again for the next; for readers that keep none of them */
    public ShareGatherer(boolean reusing) {
        this.reusing = reusing;
    }

    public Batch gather(RowShare share) {
        Batch source = share.batch();
        if (!reusing || columns.length != source.columns.length) {
            forget(source.columns.length);
        }
        Column[] gathered = new Column[columns.length];
        for (int c = 0; c < gathered.length; c++) {
            gathered[c] = columns[c].gather(source.columns[c], share.rows(), share.count());
        }
        weights = gather(source.weights, share, weights);
        rowWatermarks = gather(source.rowWatermarks, share, rowWatermarks);
        return new Batch(
                gathered,
                share.count(),
                source.weights == null ? null : weights,
                source.rowWatermarks == null ? null : rowWatermarks);
    }

    private void forget(int columnCount) {
        weights = new long[0];
        rowWatermarks = new long[0];
        columns = new GatheredColumn[columnCount];
        for (int c = 0; c < columnCount; c++) {
            columns[c] = new GatheredColumn();
        }
    }

    private static long[] gather(long[] source, RowShare share, long[] scratch) {
        if (source == null) {
            return scratch;
        }
        long[] out = scratch.length < share.count() ? new long[GatheredColumn.room(share.count())] : scratch;
        RowCopies.copy(source, share.rows(), share.count(), out, 0);
        return out;
    }
}
