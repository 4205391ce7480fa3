package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;

/**
 * Reads the text of one value into a column. Stateless or with a private cache: one instance per column and thread.
 * A text that is not a value of the type is answered with false and leaves the column as it was; nothing is ever cut or
 * wrapped to make it fit.
 */
public interface ValueReader {
    /** Appends the value of {@code bytes[start..end)}, valid UTF-8. */
    boolean append(byte[] bytes, int start, int end, ColumnBuilder column);

    /** What a right text looks like, for errors. */
    String expected();

    /** As {@link #append}, but with white space around the value allowed; text columns keep theirs. */
    default boolean appendTrimmed(byte[] bytes, int start, int end, ColumnBuilder column) {
        if (append(bytes, start, end, column)) {
            return true;
        }
        int from = start;
        int to = end;
        while (from < to && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            to--;
        }
        return (from != start || to != end) && append(bytes, from, to, column);
    }

    /**
     * The reader of a type.
     *
     * @param separator between date and time: a space (SQL) or T (ISO-8601)
     */
    static ValueReader of(SqlType type, char separator) {
        return switch (type.root()) {
            case BOOLEAN -> new BooleanReader();
            case TINYINT -> new IntReader("TINYINT", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> new IntReader("SMALLINT", Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new IntReader("INT", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new LongReader();
            case FLOAT -> new FloatReader();
            case DOUBLE -> new DoubleReader();
            case DECIMAL -> new DecimalReader(type);
            case CHAR, VARCHAR -> new VarcharReader();
            case DATE -> new DateReader();
            case TIME -> new TimeReader(type.precision());
            case TIMESTAMP, TIMESTAMP_LTZ -> new TimestampReader(type, separator);
            case BINARY, VARBINARY -> new BinaryReader();
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW, NULL ->
                throw SluiceException.notBuiltYet(
                        "A column of type " + type.withNullable(true) + " in a csv or json file");
        };
    }
}
