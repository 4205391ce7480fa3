package io.sluice.connectors.text;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.NumberText;
import java.util.Arrays;
import java.util.Base64;

/** Writes the values of one column as text, in the form that {@link ValueReader} reads; never called for NULL. */
public interface ValueWriter {
    void write(Column column, int row, BytesWriter out);

    /** Whether this value of a number type is written as a word: NaN or an infinity. */
    default boolean isWord(Column column, int row) {
        return false;
    }

    /**
     * The writer of a type.
     *
     * @param separator between date and time: a space (SQL) or T (ISO-8601)
     * @param plainDecimals never an exponent
     */
    static ValueWriter of(SqlType type, char separator, boolean plainDecimals) {
        return switch (type.root()) {
            case BOOLEAN -> (c, row, out) -> out.putAscii(((BooleanColumn) c).values[row] ? "true" : "false");
            case TINYINT, SMALLINT, INTEGER -> (c, row, out) -> putLong(((IntColumn) c).values[row], out);
            case BIGINT -> (c, row, out) -> putLong(((LongColumn) c).values[row], out);
            case FLOAT -> new FloatWriter();
            case DOUBLE -> new DoubleWriter();
            case DECIMAL -> new DecimalWriter(type, plainDecimals);
            case CHAR, VARCHAR ->
                (c, row, out) -> {
                    VarcharColumn text = (VarcharColumn) c;
                    out.putRaw(text.heap, text.starts[row], text.lengths[row]);
                };
            case DATE -> (c, row, out) -> TemporalWriter.putDate(((IntColumn) c).values[row], out);
            case TIME -> (c, row, out) -> TemporalWriter.putTime(((LongColumn) c).values[row], out);
            case TIMESTAMP ->
                (c, row, out) -> TemporalWriter.putTimestamp(((LongColumn) c).values[row], separator, out);
            case TIMESTAMP_LTZ ->
                (c, row, out) -> {
                    TemporalWriter.putTimestamp(((LongColumn) c).values[row], separator, out);
                    out.putByte('Z');
                };
            case BINARY, VARBINARY ->
                (c, row, out) -> {
                    VarcharColumn binary = (VarcharColumn) c;
                    int start = binary.starts[row];
                    byte[] value = Arrays.copyOfRange(binary.heap, start, start + binary.lengths[row]);
                    out.putAscii(Base64.getEncoder().encodeToString(value));
                };
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW, NULL ->
                throw SluiceException.notBuiltYet(
                        "A column of type " + type.withNullable(true) + " in a csv or json file");
        };
    }

    private static void putLong(long value, BytesWriter out) {
        int at = out.room(NumberText.MAX_LONG_LENGTH);
        out.endAt(NumberText.write(value, out.buffer(), at));
    }

    /** FLOAT in the shortest form that reads back to the same value. */
    final class FloatWriter implements ValueWriter {
        @Override
        public void write(Column column, int row, BytesWriter out) {
            out.putAscii(Float.toString(((FloatColumn) column).values[row]));
        }

        @Override
        public boolean isWord(Column column, int row) {
            return !Float.isFinite(((FloatColumn) column).values[row]);
        }
    }

    /** DOUBLE in a short form that reads back to the same value. */
    final class DoubleWriter implements ValueWriter {
        @Override
        public void write(Column column, int row, BytesWriter out) {
            out.putAscii(Double.toString(((DoubleColumn) column).values[row]));
        }

        @Override
        public boolean isWord(Column column, int row) {
            return !Double.isFinite(((DoubleColumn) column).values[row]);
        }
    }
}
