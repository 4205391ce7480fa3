package io.sluice.engine.job;

import io.sluice.core.batch.Batch;
import io.sluice.core.type.RowType;
import io.sluice.engine.RowStream;
import io.sluice.engine.result.ResultFold;

/** The final rows of a bounded result that changes on its way: read to its end before the first row is given. */
final class FoldedRows implements RowStream {
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
            foldNext();
        }
        return folded.next();
    }

    private void foldNext() {
        Batch batch = changes.next();
        if (batch == null) {
            folded = RowStream.of(fold.rows());
        } else {
            fold.add(batch);
        }
    }

    /** Folds one batch a call, so that a reader comes to other things even while changes come without a pause. */
    @Override
    public boolean awaitReady(long millis) {
        if (folded == null && changes.awaitReady(millis)) {
            foldNext();
        }
        return folded != null;
    }

    @Override
    public boolean isReady() {
        return folded != null;
    }

    @Override
    public void close() {
        changes.close();
    }
}
