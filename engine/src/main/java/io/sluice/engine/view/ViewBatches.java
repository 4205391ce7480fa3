package io.sluice.engine.view;

import io.sluice.core.batch.Batch;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** Rows as often as they stand, in batches of weight 1, which are made when they are read. Safe for several threads. */
final class ViewBatches extends AbstractList<Batch> implements RandomAccess {
    private final List<Piece> pieces = new ArrayList<>();

    /** Some rows of a batch; {@code from} counts equal rows one by one. */
    private record Piece(Batch batch, long from, int count) {
        Batch rows() {
            if (batch.weights == null) {
                return batch;
            }
            int[] rows = new int[count];
            long skipped = from;
            int filled = 0;
            for (int row = 0; row < batch.rowCount && filled < count; row++) {
                long left = batch.weights[row] - skipped;
                skipped = Math.max(0, -left);
                for (; left > 0 && filled < count; left--) {
                    rows[filled++] = row;
                }
            }
            Batch gathered = batch.gather(rows, count);
            return Batch.of(count, gathered.columns);
        }
    }

    /** @param batches whose weights are positive */
    ViewBatches(List<Batch> batches) {
        for (Batch batch : batches) {
            long rows = 0;
            for (int i = 0; i < batch.rowCount; i++) {
                rows += batch.weight(i);
            }
            for (long from = 0; from < rows; from += Batch.MAX_ROWS) {
                pieces.add(new Piece(batch, from, (int) Math.min(Batch.MAX_ROWS, rows - from)));
            }
        }
    }

    @Override
    public Batch get(int index) {
        return pieces.get(index).rows();
    }

    @Override
    public int size() {
        return pieces.size();
    }
}
