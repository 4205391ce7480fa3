package io.sluice.core.session;

import io.sluice.core.batch.Batch;

/**
 * Some rows of a result.
 *
 * @param rows possibly none; without weights, each row counts once
 * @param last whether no more will come
 */
public record RowPage(Batch rows, boolean last) {
    public RowPage {
        if (rows.weights != null) {
            throw new IllegalArgumentException("rows of a page have no weights");
        }
    }

    /** No rows yet, or no more. */
    public static RowPage empty(boolean last) {
        return new RowPage(Batch.of(0), last);
    }
}
