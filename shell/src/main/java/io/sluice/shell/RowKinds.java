package io.sluice.shell;

import io.sluice.core.batch.Batch;

/** Flink's row kinds, made from weights where rows leave the engine. */
final class RowKinds {
    private RowKinds() {}

    /**
     * The kind of a row of a changelog. A row that is taken away just before another is added is its older form: an
     * operator that replaces a row emits both in this order, side by side.
     */
    static String of(Batch batch, int row) {
        long weight = batch.weight(row);
        if (weight > 0) {
            boolean replaces = weight == 1 && row > 0 && batch.weight(row - 1) == -1;
            return replaces ? "+U" : "+I";
        }
        boolean isReplaced = weight == -1 && row + 1 < batch.rowCount && batch.weight(row + 1) == 1;
        return isReplaced ? "-U" : "-D";
    }
}
