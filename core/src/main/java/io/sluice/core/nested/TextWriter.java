package io.sluice.core.nested;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.DateText;
import io.sluice.core.value.DecimalText;
import io.sluice.core.value.IntervalText;
import io.sluice.core.value.NumberText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRules;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the values of one type as text, as Flink casts and prints them: {@code TRUE}, {@code [1, 2]}, {@code {a=1}},
 * {@code (1, x)}, and {@code NULL} for a NULL within them. Immutable, for any thread.
 */
public interface TextWriter {
    /** Writes the value of a row that is not NULL. */
    void write(Column column, int row, BytesWriter out);

    /**
     * The writer of a type.
     *
     * @param zone in which TIMESTAMP_LTZ is shown
     * @param hex bytes are written as {@code x'0aff'}, as results are printed; else as they are, as CAST does
     */
    static TextWriter of(SqlType type, ZoneRules zone, boolean hex) {
        return switch (type.root()) {
            case BOOLEAN -> (c, row, out) -> out.putAscii(((BooleanColumn) c).values[row] ? "TRUE" : "FALSE");
            case TINYINT, SMALLINT, INTEGER -> (c, row, out) -> putLong(((IntColumn) c).values[row], out);
            case BIGINT -> (c, row, out) -> putLong(((LongColumn) c).values[row], out);
            case FLOAT -> (c, row, out) -> out.putAscii(Float.toString(((FloatColumn) c).values[row]));
            case DOUBLE -> (c, row, out) -> out.putAscii(Double.toString(((DoubleColumn) c).values[row]));
            case DECIMAL ->
                (c, row, out) ->
                        out.putAscii(DecimalText.of(c, row, type.scale()).toPlainString());
            case CHAR, VARCHAR -> TextWriter::putSlice;
            case BINARY, VARBINARY -> hex ? TextWriter::putHex : TextWriter::putSlice;
            case DATE -> (c, row, out) -> putDate(((IntColumn) c).values[row], out);
            case TIME -> (c, row, out) -> putTime(((LongColumn) c).values[row], type.precision(), out);
            case TIMESTAMP -> (c, row, out) -> putTimestamp(((LongColumn) c).values[row], type.precision(), out);
            case TIMESTAMP_LTZ ->
                (c, row, out) ->
                        putTimestamp(TimestampText.toLocal(((LongColumn) c).values[row], zone), type.precision(), out);
            case INTERVAL_YEAR_MONTH -> (c, row, out) -> out.putAscii(IntervalText.months(((IntColumn) c).values[row]));
            case INTERVAL_DAY_TIME ->
                (c, row, out) -> out.putAscii(IntervalText.duration(((LongColumn) c).values[row]));
            case ARRAY -> new ArrayText(type.element().physical(), of(type.element(), zone, hex));
            case MULTISET ->
                new MapText(type.element().physical(), PhysicalType.INT, List.of(of(type.element(), zone, hex), COUNT));
            case MAP ->
                new MapText(
                        type.key().physical(),
                        type.value().physical(),
                        List.of(of(type.key(), zone, hex), of(type.value(), zone, hex)));
            case ROW -> RowText.of(type, zone, hex);
            case NULL -> (c, row, out) -> out.putAscii("NULL");
        };
    }

    /** How often an element of a MULTISET occurs. */
    TextWriter COUNT = (c, row, out) -> putLong(((IntColumn) c).values[row], out);

    /** As {@link #write}, and {@code NULL} for NULL. */
    default void writeOrNull(Column column, int row, BytesWriter out) {
        if (column.isNull(row)) {
            out.putAscii("NULL");
        } else {
            write(column, row, out);
        }
    }

    /** The text of a row that is not NULL. */
    default String text(Column column, int row) {
        BytesWriter out = new BytesWriter();
        write(column, row, out);
        return new String(out.buffer(), 0, out.size(), StandardCharsets.UTF_8);
    }

    private static void putLong(long value, BytesWriter out) {
        int at = out.room(NumberText.MAX_LONG_LENGTH);
        out.endAt(NumberText.write(value, out.buffer(), at));
    }

    private static void putSlice(Column column, int row, BytesWriter out) {
        VarcharColumn slices = (VarcharColumn) column;
        out.putRaw(slices.heap, slices.starts[row], slices.lengths[row]);
    }

    private static void putHex(Column column, int row, BytesWriter out) {
        VarcharColumn slices = (VarcharColumn) column;
        int start = slices.starts[row];
        out.putAscii("x'");
        out.putAscii(HexFormat.of().formatHex(slices.heap, start, start + slices.lengths[row]));
        out.putByte('\'');
    }

    private static void putDate(int day, BytesWriter out) {
        int at = out.room(DateText.MAX_LENGTH);
        out.endAt(DateText.write(day, out.buffer(), at));
    }

    private static void putTime(long micros, int digits, BytesWriter out) {
        int at = out.room(TimeText.MAX_LENGTH);
        out.endAt(TimeText.write(micros, digits, out.buffer(), at));
    }

    private static void putTimestamp(long micros, int digits, BytesWriter out) {
        int at = out.room(TimestampText.MAX_LENGTH);
        out.endAt(TimestampText.write(micros, ' ', digits, out.buffer(), at));
    }

    /** {@code [1, 2]}. */
    record ArrayText(PhysicalType physical, TextWriter element) implements TextWriter {
        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn arrays = (VarcharColumn) column;
            Column elements = NestedArrays.elements(arrays.heap, arrays.starts[row], physical);
            int size = NestedArrays.size(arrays.heap, arrays.starts[row]);
            out.putByte('[');
            for (int i = 0; i < size; i++) {
                out.putAscii(i == 0 ? "" : ", ");
                element.writeOrNull(elements, i, out);
            }
            out.putByte(']');
        }
    }

    /** <code>{a=1, b=2}</code>. */
    record MapText(PhysicalType key, PhysicalType value, List<TextWriter> parts) implements TextWriter {
        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn maps = (VarcharColumn) column;
            int start = maps.starts[row];
            Column keys = NestedArrays.elements(maps.heap, NestedMaps.keys(start), key);
            Column values = NestedArrays.elements(maps.heap, NestedMaps.values(maps.heap, start), value);
            int size = NestedMaps.size(maps.heap, start);
            out.putByte('{');
            for (int i = 0; i < size; i++) {
                out.putAscii(i == 0 ? "" : ", ");
                parts.get(0).writeOrNull(keys, i, out);
                out.putByte('=');
                parts.get(1).writeOrNull(values, i, out);
            }
            out.putByte('}');
        }
    }

    /** {@code (1, x)}. */
    record RowText(RowLayout layout, List<TextWriter> fields) implements TextWriter {
        static RowText of(SqlType type, ZoneRules zone, boolean hex) {
            return new RowText(
                    new RowLayout(type),
                    type.fields().stream()
                            .map(f -> TextWriter.of(f.type(), zone, hex))
                            .toList());
        }

        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn rows = (VarcharColumn) column;
            out.putByte('(');
            for (int i = 0; i < fields.size(); i++) {
                out.putAscii(i == 0 ? "" : ", ");
                fields.get(i).writeOrNull(NestedRows.field(rows.heap, rows.starts[row], layout, i), 0, out);
            }
            out.putByte(')');
        }
    }
}
