package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.plan.UnnestNode;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Emits each row once per element of a collection, with the element behind its columns. Stateless; weights and row
 * watermarks travel with the rows.
 */
public final class UnnestOperator implements Operator {
    private final UnnestNode node;
    private final SqlType type;
    private final ColumnBuilder[] parts;
    private final RowLayout layout;
    private final int[] picked = new int[Batch.MAX_ROWS];
    private int[] ordinals = new int[Batch.MAX_ROWS];
    private int count;

    public UnnestOperator(UnnestNode node) {
        this.node = node;
        this.type = node.input().rowType().type(node.column());
        List<SqlType> types = UnnestNode.elementTypes(type);
        parts = new ColumnBuilder[types.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new ColumnBuilder(types.get(i).physical());
        }
        boolean rows = type.root() != TypeRoot.MAP && type.element().root() == TypeRoot.ROW;
        layout = rows ? new RowLayout(type.element()) : null;
    }

    @Override
    public void open(OperatorContext context) {
        // Nothing to prepare.
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        VarcharColumn collections = (VarcharColumn) batch.columns[node.column()];
        for (int row = 0; row < batch.rowCount; row++) {
            int emitted = collections.isNull(row) ? 0 : elements(batch, row, collections, out);
            if (emitted == 0 && node.outer()) {
                begin(batch, row, 0, out);
                for (ColumnBuilder part : parts) {
                    part.appendNull();
                }
            }
        }
        flush(batch, out);
    }

    private int elements(Batch batch, int row, VarcharColumn collections, Output out) {
        byte[] heap = collections.heap;
        int start = collections.starts[row];
        return switch (type.root()) {
            case MAP -> entries(batch, row, heap, start, out);
            case MULTISET -> occurrences(batch, row, heap, start, out);
            default -> array(batch, row, heap, start, out);
        };
    }

    private int array(Batch batch, int row, byte[] heap, int start, Output out) {
        Column elements = NestedArrays.elements(heap, start, type.element().physical());
        int size = NestedArrays.size(heap, start);
        for (int i = 0; i < size; i++) {
            begin(batch, row, i + 1, out);
            append(elements, i);
        }
        return size;
    }

    private int entries(Batch batch, int row, byte[] heap, int start, Output out) {
        Column keys =
                NestedArrays.elements(heap, NestedMaps.keys(start), type.key().physical());
        Column values = NestedArrays.elements(
                heap, NestedMaps.values(heap, start), type.value().physical());
        int size = NestedMaps.size(heap, start);
        for (int i = 0; i < size; i++) {
            begin(batch, row, i + 1, out);
            parts[0].append(keys, i);
            parts[1].append(values, i);
        }
        return size;
    }

    private int occurrences(Batch batch, int row, byte[] heap, int start, Output out) {
        Column elements = NestedArrays.elements(
                heap, NestedMaps.keys(start), type.element().physical());
        int counts = NestedMaps.values(heap, start);
        int size = NestedMaps.size(heap, start);
        int ordinal = 0;
        for (int i = 0; i < size; i++) {
            for (int times = NestedArrays.intAt(heap, counts, i); times > 0; times--) {
                begin(batch, row, ++ordinal, out);
                append(elements, i);
            }
        }
        return ordinal;
    }

    /** The element, or its fields; all of them NULL where it is. */
    private void append(Column elements, int i) {
        if (layout == null) {
            parts[0].append(elements, i);
            return;
        }
        VarcharColumn rows = (VarcharColumn) elements;
        for (int field = 0; field < parts.length; field++) {
            if (rows.isNull(i)) {
                parts[field].appendNull();
            } else {
                NestedRows.appendField(rows.heap, rows.starts[i], layout, field, parts[field]);
            }
        }
    }

    private void begin(Batch batch, int row, int ordinal, Output out) {
        if (count == Batch.MAX_ROWS) {
            flush(batch, out);
        }
        picked[count] = row;
        ordinals[count++] = ordinal;
    }

    private void flush(Batch batch, Output out) {
        if (count == 0) {
            return;
        }
        Batch in = batch.gather(picked, count);
        int width = in.columns.length;
        Column[] columns = Arrays.copyOf(in.columns, width + parts.length + (node.ordinality() ? 1 : 0));
        for (int i = 0; i < parts.length; i++) {
            columns[width + i] = parts[i].build();
        }
        if (node.ordinality()) {
            columns[width + parts.length] = ordinals();
        }
        count = 0;
        out.emit(in.withColumns(columns));
    }

    /** The numbers of the elements; 0 stands for none, which is NULL. */
    private IntColumn ordinals() {
        boolean[] nulls = new boolean[count];
        boolean any = false;
        for (int i = 0; i < count; i++) {
            nulls[i] = ordinals[i] == 0;
            any |= nulls[i];
        }
        IntColumn column = new IntColumn(ordinals, any ? nulls : null);
        ordinals = new int[Batch.MAX_ROWS];
        return column;
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Passed on by the task.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public void snapshot(StateWriter out) {
        // Stateless.
    }

    @Override
    public void restore(StateReader in) {
        // Stateless.
    }

    @Override
    public boolean keepsColumns() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
