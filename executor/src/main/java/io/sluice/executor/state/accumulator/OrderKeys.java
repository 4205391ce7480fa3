package io.sluice.executor.state.accumulator;

import io.sluice.core.plan.SortKey;
import io.sluice.executor.state.StoredColumn;

/** Compares stored values as ORDER BY does. */
final class OrderKeys {
    private OrderKeys() {}

    static int compare(SortKey key, StoredColumn column, int a, int b) {
        boolean aNull = column.isNull(a);
        boolean bNull = column.isNull(b);
        if (aNull || bNull) {
            return aNull == bNull ? 0 : aNull == key.nullsFirst() ? -1 : 1;
        }
        return key.ascending() ? column.compare(a, b) : column.compare(b, a);
    }
}
