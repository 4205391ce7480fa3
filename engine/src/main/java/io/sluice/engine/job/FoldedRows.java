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
        if (folded == null) {
            for (Batch batch = changes.next(); batch != null; batch = changes.next()) {
                fold.add(batch);
            }
            folded = RowStream.of(fold.rows());
        }
        return folded.next();
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
