package io.sluice.functions.library;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.functions.Result;
import java.util.Arrays;

/** What a function of ARRAYs or MAPs works with: the type of the parts, and a builder of its results. For one thread. */
public final class ArrayWork {
    final NestedBuilder builder;
    private final SqlType type;
    private final SqlType element;

    /** @param type the nested type that is built; that of arguments, whose first part is compared */
    public ArrayWork(SqlType type) {
        this.type = type;
        this.element = type.fields().get(0).type();
        this.builder = NestedBuilder.of(type);
    }

    SqlType type() {
        return type;
    }

    /** The elements of an ARRAY. */
    Column elements(byte[] heap, int start) {
        return NestedArrays.elements(heap, start, element.physical());
    }

    Column elements(byte[] heap, int start, PhysicalType physical) {
        return NestedArrays.elements(heap, start, physical);
    }

    /** An element as an object that is equal to another when the elements are; null for NULL. */
    Object key(Column elements, int i) {
        return elements.value(i, element);
    }

    /** Gives what was built. */
    void finish(Result r) {
        builder.finish();
        r.setSlice(builder.bytes(), 0, builder.length());
    }

    /** The order of two elements that are not NULL. */
    static int compare(Column elements, int i, int j) {
        return switch (elements.physical()) {
            case BOOLEAN -> Boolean.compare(((BooleanColumn) elements).values[i], ((BooleanColumn) elements).values[j]);
            case INT -> Integer.compare(((IntColumn) elements).values[i], ((IntColumn) elements).values[j]);
            case LONG -> Long.compare(((LongColumn) elements).values[i], ((LongColumn) elements).values[j]);
            case FLOAT -> Float.compare(((FloatColumn) elements).values[i], ((FloatColumn) elements).values[j]);
            case DOUBLE -> Double.compare(((DoubleColumn) elements).values[i], ((DoubleColumn) elements).values[j]);
            case DECIMAL128 -> {
                DecimalColumn wide = (DecimalColumn) elements;
                yield Int128.compare(wide.high[i], wide.low[i], wide.high[j], wide.low[j]);
            }
            case BYTES -> compare((VarcharColumn) elements, i, j);
        };
    }

    private static int compare(VarcharColumn slices, int i, int j) {
        int a = slices.starts[i];
        int b = slices.starts[j];
        return Arrays.compareUnsigned(slices.heap, a, a + slices.lengths[i], slices.heap, b, b + slices.lengths[j]);
    }
}
