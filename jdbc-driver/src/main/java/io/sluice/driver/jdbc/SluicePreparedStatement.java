package io.sluice.driver.jdbc;

import io.sluice.driver.wire.ColumnType;
import io.sluice.driver.wire.JdbcTypes;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.Meta.MetaResultSet;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/** A statement with parameters, planned anew with the values of each execution. For one thread, but for {@link #cancel}. */
final class SluicePreparedStatement extends AvaticaPreparedStatement implements Supervised {
    private final Supervision supervision = new Supervision();
    private final Meta.Signature prepared;
    private final List<List<TypedValue>> batch = new ArrayList<>();

    SluicePreparedStatement(
            SluiceConnection connection,
            Meta.StatementHandle handle,
            Meta.Signature signature,
            int type,
            int concurrency,
            int holdability)
            throws SQLException {
        super(connection, handle, signature, type, concurrency, holdability);
        this.prepared = signature;
    }

    @Override
    public Supervision supervision() {
        return supervision;
    }

    @Override
    protected void checkOpen() throws SQLException {
        StatementRules.checkOpen(closed);
    }

    private SluiceConnection owner() {
        return (SluiceConnection) connection;
    }

    private void closeOpenResultSet() {
        AvaticaResultSet open = openResultSet;
        openResultSet = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean run(List<TypedValue> values) throws SQLException {
        closeOpenResultSet();
        updateCount = -1;
        supervision.begin(getQueryTimeout(), this::endExecution);
        try {
            Meta.StatementHandle target = new Meta.StatementHandle(handle.connectionId, handle.id, prepared);
            MetaResultSet result = owner().meta()
                    .execute(target, values, getFetchSize())
                    .resultSets
                    .get(0);
            if (result.updateCount != -1) {
                updateCount = result.updateCount;
            } else {
                openResultSet = owner().open(this, new QueryState(prepared.sql), result);
            }
            supervision.check();
        } catch (SQLException | NoSuchStatementException | RuntimeException e) {
            supervision.end();
            closeOpenResultSet();
            throw supervision.explain(e);
        }
        if (openResultSet == null) {
            supervision.end();
            owner().wrote(updateCount);
        }
        return openResultSet != null;
    }

    private void endExecution() {
        owner().meta().cancel(handle);
    }

    /** Returns at once. */
    @Override
    public void cancel() throws SQLException {
        checkOpen();
        supervision.cancel();
        try {
            endExecution();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private List<TypedValue> values() throws SQLException {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == null) {
                throw SqlErrors.of("Parameter " + (i + 1) + " has no value", "07001");
            }
        }
        return copyParameterValues();
    }

    @Override
    public boolean execute() throws SQLException {
        checkOpen();
        return run(values());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        execute();
        return StatementRules.rowsOf(openResultSet);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        if (execute()) {
            closeOpenResultSet();
            throw StatementRules.unexpectedRows();
        }
        return updateCount;
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        batch.add(values());
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        List<List<TypedValue>> rows = List.copyOf(batch);
        clearBatch();
        long[] counts = new long[rows.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                if (run(rows.get(i))) {
                    closeOpenResultSet();
                    throw StatementRules.unexpectedRows();
                }
                counts[i] = updateCount;
            } catch (SQLException e) {
                throw StatementRules.batchFailed(e, Arrays.copyOf(counts, i));
            }
        }
        return counts;
    }

    /** Null for a statement without rows. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return prepared.columns.isEmpty() ? null : super.getMetaData();
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return JdbcTypes.name(type(index).type());
    }

    @Override
    public int isNullable(int index) throws SQLException {
        checkPlace(index);
        return parameterNullable;
    }

    private ColumnType type(int index) throws SQLException {
        checkPlace(index);
        return ColumnType.parse(prepared.parameters.get(index - 1).typeName);
    }

    private void checkPlace(int index) throws SQLException {
        checkOpen();
        if (index < 1 || index > slots.length) {
            throw SqlErrors.of("There is no parameter " + index + " of " + slots.length, "22023");
        }
    }

    private void set(int index, Object value) throws SQLException {
        set(index, value, getCalendar());
    }

    private void set(int index, Object value, Calendar calendar) throws SQLException {
        slots[index - 1] = ParameterSlot.of(value, type(index).type(), calendar);
    }

    @Override
    public void setNull(int index, int sqlType) throws SQLException {
        set(index, null);
    }

    @Override
    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        set(index, null);
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setNString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDate(int index, Date value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDate(int index, Date value, Calendar calendar) throws SQLException {
        set(index, value, calendar == null ? getCalendar() : calendar);
    }

    @Override
    public void setTime(int index, Time value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTime(int index, Time value, Calendar calendar) throws SQLException {
        set(index, value, calendar == null ? getCalendar() : calendar);
    }

    @Override
    public void setTimestamp(int index, Timestamp value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
        set(index, value, calendar == null ? getCalendar() : calendar);
    }

    @Override
    public void setArray(int index, Array value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setObject(int index, Object value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setObject(int index, Object value, int sqlType) throws SQLException {
        set(index, value);
    }

    @Override
    public void setObject(int index, Object value, int sqlType, int scale) throws SQLException {
        set(index, value);
    }

    @Override
    public void setCharacterStream(int index, Reader value) throws SQLException {
        set(index, ParameterSlot.read(value));
    }

    @Override
    public void setCharacterStream(int index, Reader value, int length) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    public void setBinaryStream(int index, InputStream value) throws SQLException {
        set(index, ParameterSlot.read(value));
    }

    @Override
    public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
        setBinaryStream(index, value);
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        StatementRules.checkFetchSize(rows);
        super.setFetchSize(rows);
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return StatementRules.warnings((SluiceConnection) connection, handle);
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } catch (SQLException | RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** A hint only. */
    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        throw StatementRules.noKeys();
    }
}
