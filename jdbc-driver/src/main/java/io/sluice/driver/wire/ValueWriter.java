package io.sluice.driver.wire;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the objects of this package of columns. Stateless, for any thread. */
public interface ValueWriter {
    /** The value of a row that is not NULL. */
    Object notNull(Column column, int row);

    /** The value of a row, null for NULL. */
    default Object value(Column column, int row) {
        return column.isNull(row) ? null : notNull(column, row);
    }

    /** The rows of a batch, an array of values each. */
    static List<Object> rows(Batch batch, List<ValueWriter> writers) {
        Object[][] rows = new Object[batch.rowCount][writers.size()];
        for (int c = 0; c < writers.size(); c++) {
            Column column = batch.rowCount == 0 ? null : batch.columns[c];
            ValueWriter writer = writers.get(c);
            for (int row = 0; row < rows.length; row++) {
                rows[row][c] = writer.value(column, row);
            }
        }
        return Arrays.asList((Object[]) rows);
    }

    /** A writer for each column. */
    static List<ValueWriter> of(RowType columns) {
        return columns.types().stream().map(ValueWriter::of).toList();
    }

    /** The writer of a type. */
    static ValueWriter of(SqlType type) {
        return switch (type.root()) {
            case BOOLEAN, NULL -> (c, row) -> ((BooleanColumn) c).values[row];
            case TINYINT, SMALLINT, INTEGER, DATE, INTERVAL_YEAR_MONTH -> (c, row) -> ((IntColumn) c).values[row];
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> (c, row) -> ((LongColumn) c).values[row];
            case FLOAT -> (c, row) -> signed(((FloatColumn) c).values[row]);
            case DOUBLE -> (c, row) -> signed(((DoubleColumn) c).values[row]);
            case DECIMAL ->
                type.physical() == PhysicalType.LONG
                        ? (c, row) -> ((LongColumn) c).values[row]
                        : (c, row) -> c.value(row).toString();
            case CHAR, VARCHAR -> ValueWriter::text;
            case BINARY, VARBINARY -> ValueWriter::bytes;
            case ARRAY -> array(type.element());
            case MAP -> map(type.key(), type.value());
            case MULTISET -> map(type.element(), SqlType.of(TypeRoot.INTEGER).notNull());
            case ROW -> row(type);
        };
    }

    /** As text where JSON, whose numbers are read as decimals, would lose the sign. */
    private static Object signed(float value) {
        return value == 0 && 1 / value < 0 ? "-0.0" : (Object) value;
    }

    private static Object signed(double value) {
        return value == 0 && 1 / value < 0 ? "-0.0" : (Object) value;
    }

    private static Object text(Column column, int row) {
        VarcharColumn slices = (VarcharColumn) column;
        return new String(slices.heap, slices.starts[row], slices.lengths[row], StandardCharsets.UTF_8);
    }

    private static Object bytes(Column column, int row) {
        VarcharColumn slices = (VarcharColumn) column;
        int start = slices.starts[row];
        return Arrays.copyOfRange(slices.heap, start, start + slices.lengths[row]);
    }

    private static ValueWriter array(SqlType element) {
        ValueWriter writer = of(element);
        return (column, row) -> {
            VarcharColumn arrays = (VarcharColumn) column;
            return list(arrays.heap, arrays.starts[row], element.physical(), writer);
        };
    }

    private static ValueWriter map(SqlType key, SqlType value) {
        ValueWriter keys = of(key);
        ValueWriter values = of(value);
        return (column, row) -> {
            VarcharColumn maps = (VarcharColumn) column;
            int start = maps.starts[row];
            return List.of(
                    list(maps.heap, NestedMaps.keys(start), key.physical(), keys),
                    list(maps.heap, NestedMaps.values(maps.heap, start), value.physical(), values));
        };
    }

    private static List<Object> list(byte[] heap, int start, PhysicalType physical, ValueWriter writer) {
        Column elements = NestedArrays.elements(heap, start, physical);
        int size = NestedArrays.size(heap, start);
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(writer.value(elements, i));
        }
        return list;
    }

    private static ValueWriter row(SqlType type) {
        RowLayout layout = new RowLayout(type);
        List<ValueWriter> writers = of(type.row());
        return (column, row) -> {
            VarcharColumn rows = (VarcharColumn) column;
            List<Object> fields = new ArrayList<>(writers.size());
            for (int i = 0; i < writers.size(); i++) {
                fields.add(writers.get(i).value(NestedRows.field(rows.heap, rows.starts[row], layout, i), 0));
            }
            return fields;
        };
    }
}
