package io.sluice.driver.meta;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.session.RowPage;

/** Keeps a page from growing with the length of its texts: what is too much comes with the next. For one thread at a time. */
final class PageBounds {
    /** Of texts, bytes and nested values in one page; a single row may have more. */
    static final long MOST_BYTES = 8 << 20;

    private RowPage rest;

    /** Whether a part of the last page waits. */
    boolean hasRest() {
        return rest != null;
    }

    /** The part of a page that may be given now; its rest waits. */
    RowPage first(RowPage page) {
        Batch rows = page.rows();
        int count = fitting(rows);
        if (count == rows.rowCount) {
            rest = null;
            return page;
        }
        rest = new RowPage(slice(rows, count, rows.rowCount), page.last());
        return new RowPage(slice(rows, 0, count), false);
    }

    /** The next part of what waits. */
    RowPage next() {
        return first(rest);
    }

    private static int fitting(Batch rows) {
        long bytes = 0;
        for (int row = 0; row < rows.rowCount; row++) {
            bytes += bytes(rows, row);
            if (bytes > MOST_BYTES && row > 0) {
                return row;
            }
        }
        return rows.rowCount;
    }

    private static long bytes(Batch rows, int row) {
        long bytes = 0;
        for (Column column : rows.columns) {
            if (column instanceof VarcharColumn slices && !slices.isNull(row)) {
                bytes += slices.lengths[row];
            }
        }
        return bytes;
    }

    private static Batch slice(Batch rows, int from, int to) {
        int[] indices = new int[to - from];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = from + i;
        }
        return rows.gather(indices, indices.length);
    }
}
