package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Map;
import org.apache.calcite.avatica.util.Cursor;
import org.joou.UByte;
import org.joou.UInteger;
import org.joou.ULong;
import org.joou.UShort;

/**
 * Reads one column of a result set in the way of JDBC's getters. NULL is null, 0 or false and never reaches a subclass,
 * which says by overriding what its values can be.
 */
public abstract class ValueAccessor implements Cursor.Accessor {
    private final CurrentRow row;
    private final int column;
    final ColumnType type;

    ValueAccessor(CurrentRow row, int column, ColumnType type) {
        this.row = row;
        this.column = column;
        this.type = type;
    }

    /** The accessor of a column. @param column from 0 */
    public static ValueAccessor of(CurrentRow row, int column, ColumnType type) {
        return switch (type.type().root()) {
            case BOOLEAN, NULL -> new BooleanAccessor(row, column, type);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> new IntegerAccessor(row, column, type);
            case FLOAT, DOUBLE -> new FloatingAccessor(row, column, type);
            case DECIMAL -> new DecimalAccessor(row, column, type);
            case CHAR, VARCHAR -> new TextAccessor(row, column, type);
            case BINARY, VARBINARY -> new BinaryAccessor(row, column, type);
            case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> new TemporalAccessor(row, column, type);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW ->
                new StructuredAccessor(row, column, type);
        };
    }

    final Object raw() throws SQLException {
        return row.value(column);
    }

    /** What {@code getObject} gives. */
    abstract Object object(Object raw) throws SQLException;

    /** As people read it. */
    String text(Object raw) throws SQLException {
        return ValueText.of(raw, type);
    }

    BigDecimal number(Object raw) throws SQLException {
        throw mismatch("a number");
    }

    LocalDateTime dateTime(Object raw) throws SQLException {
        throw mismatch("a date and time");
    }

    LocalDate date(Object raw) throws SQLException {
        return dateTime(raw).toLocalDate();
    }

    LocalTime time(Object raw) throws SQLException {
        return dateTime(raw).toLocalTime();
    }

    Timestamp timestamp(Object raw, Calendar calendar) throws SQLException {
        return CalendarTimes.timestamp(dateTime(raw), calendar);
    }

    byte[] bytes(Object raw) throws SQLException {
        throw mismatch("bytes");
    }

    SQLException mismatch(String what) {
        return new SQLException(
                "A value of type " + type.type().withNullable(true) + " cannot be read as " + what, "07006");
    }

    SQLException outOfRange(Object raw, String what) throws SQLException {
        return new SQLException(text(raw) + " cannot be read as " + what + " without loss", "22003");
    }

    @Override
    public boolean wasNull() {
        return row.wasNull();
    }

    @Override
    public final String getString() throws SQLException {
        Object raw = raw();
        return raw == null ? null : text(raw);
    }

    @Override
    public boolean getBoolean() throws SQLException {
        Object raw = raw();
        return raw != null && number(raw).signum() != 0;
    }

    /** A whole number within the bounds; what is behind the point of a fraction is left out, as JDBC drivers do. */
    long whole(long least, long most, String what) throws SQLException {
        Object raw = raw();
        if (raw == null) {
            return 0;
        }
        BigDecimal whole = number(raw).setScale(0, RoundingMode.DOWN);
        if (whole.compareTo(BigDecimal.valueOf(least)) < 0 || whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw outOfRange(raw, what);
        }
        return whole.longValueExact();
    }

    @Override
    public final byte getByte() throws SQLException {
        return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public final short getShort() throws SQLException {
        return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public final int getInt() throws SQLException {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public final long getLong() throws SQLException {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    @Override
    public float getFloat() throws SQLException {
        Object raw = raw();
        return raw == null ? 0 : number(raw).floatValue();
    }

    @Override
    public double getDouble() throws SQLException {
        Object raw = raw();
        return raw == null ? 0 : number(raw).doubleValue();
    }

    @Override
    public final BigDecimal getBigDecimal() throws SQLException {
        Object raw = raw();
        return raw == null ? null : number(raw);
    }

    @Override
    public final BigDecimal getBigDecimal(int scale) throws SQLException {
        Object raw = raw();
        return raw == null ? null : number(raw).setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public final byte[] getBytes() throws SQLException {
        Object raw = raw();
        return raw == null ? null : bytes(raw);
    }

    @Override
    public final Object getObject() throws SQLException {
        Object raw = raw();
        return raw == null ? null : object(raw);
    }

    @Override
    public final Object getObject(Map<String, Class<?>> map) throws SQLException {
        return getObject();
    }

    @Override
    public final <T> T getObject(Class<T> wanted) throws SQLException {
        Object raw = raw();
        return raw == null ? null : ObjectConversion.to(wanted, raw, this);
    }

    @Override
    public final Date getDate(Calendar calendar) throws SQLException {
        Object raw = raw();
        return raw == null ? null : CalendarTimes.date(date(raw), calendar);
    }

    @Override
    public final Time getTime(Calendar calendar) throws SQLException {
        Object raw = raw();
        return raw == null ? null : CalendarTimes.time(time(raw), calendar);
    }

    @Override
    public final Timestamp getTimestamp(Calendar calendar) throws SQLException {
        Object raw = raw();
        return raw == null ? null : timestamp(raw, calendar);
    }

    @Override
    public final InputStream getAsciiStream() throws SQLException {
        String text = getString();
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public final InputStream getUnicodeStream() throws SQLException {
        String text = getString();
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final InputStream getBinaryStream() throws SQLException {
        byte[] bytes = getBytes();
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public final Reader getCharacterStream() throws SQLException {
        String text = getString();
        return text == null ? null : new StringReader(text);
    }

    @Override
    public final Reader getNCharacterStream() throws SQLException {
        return getCharacterStream();
    }

    @Override
    public final String getNString() throws SQLException {
        return getString();
    }

    @Override
    public Array getArray() throws SQLException {
        return reading(Array.class);
    }

    @Override
    public Struct getStruct() throws SQLException {
        return reading(Struct.class);
    }

    @Override
    public final Ref getRef() throws SQLException {
        return reading(Ref.class);
    }

    @Override
    public final Blob getBlob() throws SQLException {
        byte[] bytes = getBytes();
        return bytes == null ? null : new javax.sql.rowset.serial.SerialBlob(bytes);
    }

    @Override
    public final Clob getClob() throws SQLException {
        String text = getString();
        return text == null ? null : new javax.sql.rowset.serial.SerialClob(text.toCharArray());
    }

    @Override
    public final NClob getNClob() throws SQLException {
        return reading(NClob.class);
    }

    @Override
    public final SQLXML getSQLXML() throws SQLException {
        return reading(SQLXML.class);
    }

    @Override
    public final java.net.URL getURL() throws SQLException {
        return reading(java.net.URL.class);
    }

    private <T> T reading(Class<T> wanted) throws SQLException {
        Object raw = raw();
        if (raw == null) {
            return null;
        }
        Object value = object(raw);
        if (wanted.isInstance(value)) {
            return wanted.cast(value);
        }
        throw mismatch(wanted.getSimpleName());
    }

    @Override
    public final UByte getUByte() throws SQLException {
        throw mismatch("an unsigned number");
    }

    @Override
    public final UShort getUShort() throws SQLException {
        throw mismatch("an unsigned number");
    }

    @Override
    public final UInteger getUInt() throws SQLException {
        throw mismatch("an unsigned number");
    }

    @Override
    public final ULong getULong() throws SQLException {
        throw mismatch("an unsigned number");
    }
}
