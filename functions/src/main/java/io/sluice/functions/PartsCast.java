package io.sluice.functions;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Casts values of a nested type to another of the same form, each part by the cast of its type. For one thread. */
public final class PartsCast {
    private final SqlType from;
    private final NestedBuilder builder;
    private final List<Expr> casts = new ArrayList<>();
    private final Interpreter interpreter;
    private final RowLayout layout;

    private PartsCast(SqlType from, SqlType to, FunctionRegistry registry) {
        this.from = from;
        builder = NestedBuilder.of(to);
        interpreter = new Interpreter(registry);
        layout = new RowLayout(from);
        for (int i = 0; i < from.fields().size(); i++) {
            SqlType part = from.fields().get(i).type().withNullable(true);
            casts.add(registry.coerce(new InputRef(0, part), to.fields().get(i).type()));
        }
    }

    /** @param to a type of the same form, each part of which {@code from} can be cast to */
    static PartsCast of(SqlType from, SqlType to, FunctionRegistry registry) {
        return new PartsCast(from, to, registry);
    }

    /** Gives the value that begins at {@code start}; an error when one of its parts has no value in the other type. */
    public void cast(byte[] heap, int start, Result r) {
        builder.begin();
        switch (from.root()) {
            case ARRAY -> array(heap, start);
            case MAP -> map(heap, start);
            case MULTISET -> multiset(heap, start);
            case ROW -> row(heap, start);
            default -> throw new IllegalStateException("not nested: " + from);
        }
        builder.finish();
        r.setSlice(builder.bytes(), 0, builder.length());
    }

    /** As {@link #cast}, and NULL instead of an error. */
    public void castOrNull(byte[] heap, int start, Result r) {
        try {
            cast(heap, start, r);
        } catch (SluiceException e) {
            if (e.code().kind() != ErrorKind.USER) {
                throw e;
            }
            r.isNull = true;
        }
    }

    private Column parts(byte[] heap, int array, int part) {
        PhysicalType physical = from.fields().get(part).type().physical();
        int size = NestedArrays.size(heap, array);
        Batch batch = Batch.of(size, NestedArrays.elements(heap, array, physical));
        return interpreter.evaluateColumn(casts.get(part), batch);
    }

    private void array(byte[] heap, int start) {
        Column elements = parts(heap, start, 0);
        int size = NestedArrays.size(heap, start);
        for (int i = 0; i < size; i++) {
            builder.add(elements, i);
        }
    }

    private void map(byte[] heap, int start) {
        Column keys = parts(heap, NestedMaps.keys(start), 0);
        Column values = parts(heap, NestedMaps.values(heap, start), 1);
        int size = NestedMaps.size(heap, start);
        for (int i = 0; i < size; i++) {
            builder.add(keys, i);
            builder.add(values, i);
        }
    }

    private void multiset(byte[] heap, int start) {
        Column elements = parts(heap, NestedMaps.keys(start), 0);
        int counts = NestedMaps.values(heap, start);
        int size = NestedMaps.size(heap, start);
        for (int i = 0; i < size; i++) {
            builder.add(elements, i);
            builder.times(NestedArrays.intAt(heap, counts, i));
        }
    }

    private void row(byte[] heap, int start) {
        for (int i = 0; i < casts.size(); i++) {
            Batch batch = Batch.of(1, NestedRows.field(heap, start, layout, i));
            builder.add(interpreter.evaluateColumn(casts.get(i), batch), 0);
        }
    }
}
