package io.sluice.driver.jdbc;

import io.sluice.driver.jdbc.FrameReader.Source;
import io.sluice.driver.meta.DriverMeta;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.util.Cursor;

/** Rows as they come, forwards only; read by one thread. */
final class SluiceResultSet extends AvaticaResultSet {
    private final Supervision supervision;
    private final Map<String, Integer> places = new HashMap<>();

    SluiceResultSet(
            AvaticaStatement statement,
            QueryState state,
            Meta.Signature signature,
            ResultSetMetaData metaData,
            TimeZone timeZone,
            Meta.Frame firstFrame)
            throws SQLException {
        super(statement, state, signature, metaData, timeZone, firstFrame);
        this.supervision = ((Supervised) statement).supervision();
        for (ColumnMetaData column : signature.columns) {
            places.putIfAbsent(column.label, column.ordinal + 1);
        }
        for (ColumnMetaData column : signature.columns) {
            places.putIfAbsent(column.label.toLowerCase(Locale.ROOT), column.ordinal + 1);
        }
    }

    @Override
    protected AvaticaResultSet execute() throws SQLException {
        DriverMeta meta = ((SluiceConnection) statement.connection).meta();
        Source source = new Source(
                meta, statement.handle, firstFrame, statement.getFetchSize(), statement.getLargeMaxRows(), supervision);
        return execute2(new FrameReader(source), columnMetaDataList);
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.of("The result set has been closed", "55000");
        }
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        try {
            return super.next();
        } catch (SQLException | RuntimeException e) {
            throw supervision.explain(e);
        }
    }

    /** The name as it is, else in any case. */
    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        Integer place = places.get(label);
        if (place == null && label != null) {
            place = places.get(label.toLowerCase(Locale.ROOT));
        }
        if (place == null) {
            throw SqlErrors.of("The result has no column '" + label + "'", "42703");
        }
        return place;
    }

    private Cursor.Accessor accessor(int column) throws SQLException {
        checkOpen();
        return accessorList.get(column - 1);
    }

    @Override
    public Object getObject(int column) throws SQLException {
        return accessor(column).getObject();
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
        return accessor(column).getObject();
    }

    @Override
    public Object getObject(String label) throws SQLException {
        return getObject(findColumn(label));
    }

    @Override
    public Object getObject(String label, Map<String, Class<?>> map) throws SQLException {
        return getObject(findColumn(label));
    }

    @Override
    public <T> T getObject(String label, Class<T> type) throws SQLException {
        return getObject(findColumn(label), type);
    }

    @Override
    public String getString(String label) throws SQLException {
        return getString(findColumn(label));
    }

    @Override
    public boolean getBoolean(String label) throws SQLException {
        return getBoolean(findColumn(label));
    }

    @Override
    public byte getByte(String label) throws SQLException {
        return getByte(findColumn(label));
    }

    @Override
    public short getShort(String label) throws SQLException {
        return getShort(findColumn(label));
    }

    @Override
    public int getInt(String label) throws SQLException {
        return getInt(findColumn(label));
    }

    @Override
    public long getLong(String label) throws SQLException {
        return getLong(findColumn(label));
    }

    @Override
    public float getFloat(String label) throws SQLException {
        return getFloat(findColumn(label));
    }

    @Override
    public double getDouble(String label) throws SQLException {
        return getDouble(findColumn(label));
    }

    @Override
    public BigDecimal getBigDecimal(String label) throws SQLException {
        return getBigDecimal(findColumn(label));
    }

    @Override
    public byte[] getBytes(String label) throws SQLException {
        return getBytes(findColumn(label));
    }

    @Override
    public Date getDate(String label) throws SQLException {
        return getDate(findColumn(label));
    }

    @Override
    public Date getDate(String label, Calendar calendar) throws SQLException {
        return getDate(findColumn(label), calendar);
    }

    @Override
    public Time getTime(String label) throws SQLException {
        return getTime(findColumn(label));
    }

    @Override
    public Time getTime(String label, Calendar calendar) throws SQLException {
        return getTime(findColumn(label), calendar);
    }

    @Override
    public Timestamp getTimestamp(String label) throws SQLException {
        return getTimestamp(findColumn(label));
    }

    @Override
    public Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        return getTimestamp(findColumn(label), calendar);
    }

    @Override
    public Array getArray(String label) throws SQLException {
        return getArray(findColumn(label));
    }

    @Override
    public Blob getBlob(String label) throws SQLException {
        return getBlob(findColumn(label));
    }

    @Override
    public Clob getClob(String label) throws SQLException {
        return getClob(findColumn(label));
    }

    @Override
    public InputStream getAsciiStream(String label) throws SQLException {
        return getAsciiStream(findColumn(label));
    }

    @Override
    public InputStream getBinaryStream(String label) throws SQLException {
        return getBinaryStream(findColumn(label));
    }

    @Override
    public Reader getCharacterStream(String label) throws SQLException {
        return getCharacterStream(findColumn(label));
    }

    @Override
    public String getNString(String label) throws SQLException {
        return getNString(findColumn(label));
    }

    @Override
    public URL getURL(String label) throws SQLException {
        return getURL(findColumn(label));
    }
}
