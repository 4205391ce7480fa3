package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.SqlType;

/** What a function makes of the different values of a group. */
interface ValueReading {
    /** Appends the result of the values at {@code from..to}; {@code copies} says how often each is there, if at all. */
    void append(Column values, long[] copies, int from, int to, ColumnBuilder out);

    /** How often rows count, given their weights (null: once) and arguments. */
    default long[] weights(Column[] columns, long[] weights, int from, int to) {
        return weights;
    }

    /** COLLECT. */
    static ValueReading multiset(SqlType type) {
        NestedBuilder multiset = NestedBuilder.of(type);
        return (values, copies, from, to, out) -> {
            multiset.begin();
            for (int i = from; i < to; i++) {
                if (copies[i] > 0) {
                    multiset.add(values, i);
                    multiset.times(Math.toIntExact(copies[i]));
                }
            }
            multiset.finish(out);
        };
    }
}
