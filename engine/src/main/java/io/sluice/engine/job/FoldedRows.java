package io.sluice.engine.job;

import io.sluice.core.batch.Batch;
import io.sluice.core.type.RowType;
import io.sluice.engine.RowStream;
import io.sluice.engine.result.ResultFold;

/** The final rows of a bounded result that changes on its way: read to its end before the first row is given. */
final class FoldedRows implements RowStream {
    /** Between two looks at whether anybody still waits. */
    private static final int BATCHES_AT_ONCE = 64;

    private final RowStream changes;
    private final ResultFold fold;
    private RowStream folded;

    FoldedRows(RowType type, RowStream changes, long mostRows) {
        this.changes = changes;
        this.fold = new ResultFold(type, mostRows);
    }

    @Override
    public Batch next() {
        while (folded == null) {
            take(changes.next());
        }
        return folded.next();
    }

    private void take(Batch batch) {
        if (batch == null) {
            folded = RowStream.of(fold.rows());
        } else {
            fold.add(batch);
        }
    }

    @Override
    public boolean isReady() {
        return folded != null;
    }

    @Override
    public boolean await(long millis) {
        for (int i = 0; folded == null && i < BATCHES_AT_ONCE; i++) {
            if (!changes.await(millis)) {
                return false;
            }
            take(changes.next());
        }
        return folded != null;
    }

    @Override
    public void cancel() {
        changes.cancel();
    }

    @Override
    public void close() {
        changes.close();
    }
}
