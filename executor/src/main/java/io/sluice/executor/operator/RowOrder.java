package io.sluice.executor.operator;

import io.sluice.core.plan.SortKey;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.StoredColumn;
import java.util.List;
import java.util.stream.IntStream;

/** The order of ORDER BY over stored rows; rows that are equal in it stand in the order of their arrival numbers. */
final class RowOrder {
    private final List<SortKey> keys;
    private final RowStore rows;
    private final long[] arrivals;

    /** All columns, by which ties are ordered first; empty: by arrival only. */
    private final StoredColumn[] tieColumns;

    RowOrder(List<SortKey> keys, RowStore rows, long[] arrivals) {
        this(keys, rows, arrivals, 0);
    }

    /** @param tieColumns number of columns by whose bits, NULL first, ties are ordered before arrival is looked at */
    RowOrder(List<SortKey> keys, RowStore rows, long[] arrivals, int tieColumns) {
        this.keys = keys;
        this.rows = rows;
        this.arrivals = arrivals;
        this.tieColumns = IntStream.range(0, tieColumns).mapToObj(rows::column).toArray(StoredColumn[]::new);
    }

    /** Sorts slots in place (merge sort, so that a comparison, which is costly, is made as rarely as can be). */
    void sort(int[] slots) {
        sort(slots.clone(), slots, 0, slots.length);
    }

    private void sort(int[] from, int[] to, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(to, from, start, middle);
        sort(to, from, middle, end);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int a, int b) {
        for (SortKey key : keys) {
            StoredColumn column = rows.column(key.column());
            boolean aNull = column.isNull(a);
            boolean bNull = column.isNull(b);
            int order;
            if (aNull || bNull) {
                order = aNull == bNull ? 0 : aNull == key.nullsFirst() ? -1 : 1;
            } else {
                order = key.ascending() ? column.compare(a, b) : column.compare(b, a);
            }
            if (order != 0) {
                return order;
            }
        }
        int byTies = compareTies(a, b);
        return byTies != 0 ? byTies : Long.compare(arrivals[a], arrivals[b]);
    }

    private int compareTies(int a, int b) {
        for (StoredColumn column : tieColumns) {
            boolean aNull = column.isNull(a);
            boolean bNull = column.isNull(b);
            int order = aNull || bNull ? Boolean.compare(bNull, aNull) : column.compareBits(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
