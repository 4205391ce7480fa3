package io.sluice.driver.jdbc;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.driver.meta.DriverMeta;
import io.sluice.driver.value.SqlArray;
import io.sluice.driver.value.SqlStruct;
import io.sluice.driver.wire.ColumnType;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.Meta.MetaResultSet;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.UnregisteredDriver;

/**
 * A connection: one session of an engine. There are no transactions; each statement takes effect at once, so that a
 * commit has nothing to do and a rollback after writing is an error.
 */
public final class SluiceConnection extends AvaticaConnection {
    /** The class of SQLSTATEs about connections. */
    private static final String LINK = "08";

    private final Properties clientInfo = new Properties();
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean written;
    private int networkTimeoutMillis;

    SluiceConnection(UnregisteredDriver driver, AvaticaFactory factory, String url, Properties info) {
        super(driver, factory, url, info);
    }

    /**
     * Opens the session.
     *
     * @param session its settings, and the properties of {@link io.sluice.driver.meta.SluiceMeta#openConnection}
     * @throws SQLException of the setting that is wrong, or 08001
     */
    public void open(Map<String, String> session) throws SQLException {
        try {
            meta.openConnection(handle, session);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    DriverMeta meta() {
        return (DriverMeta) meta;
    }

    /** The result set of an execution; it stands before its first row. */
    SluiceResultSet open(AvaticaStatement statement, QueryState state, MetaResultSet result) throws SQLException {
        SluiceResultSet rows = (SluiceResultSet)
                factory.newResultSet(statement, state, result.signature, getTimeZone(), result.firstFrame);
        rows.execute();
        return rows;
    }

    /** A statement has been carried out that may have written. */
    void wrote(long rows) {
        written |= rows > 0;
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.of("The connection has been closed", "08003");
        }
    }

    /** Forwards only and read only, whatever is asked for. */
    @Override
    public AvaticaStatement createStatement(int type, int concurrency, int holdability) throws SQLException {
        checkOpen();
        try {
            return super.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        try {
            Meta.StatementHandle prepared = meta.prepare(handle, sql, -1);
            return factory.newPreparedStatement(
                    this,
                    prepared,
                    prepared.signature,
                    ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY,
                    holdability);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
        if (keys != Statement.NO_GENERATED_KEYS) {
            throw StatementRules.noKeys();
        }
        return prepareStatement(sql);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return sql;
    }

    @Override
    public void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        autoCommit = wanted;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
        written = false;
    }

    /** @throws SQLException 0A000 when rows have been written since the last commit: they stay */
    @Override
    public void rollback() throws SQLException {
        checkOpen();
        if (written) {
            written = false;
            throw SqlErrors.of("There are no transactions: what was written stays written", "0A000");
        }
    }

    /** A hint only. */
    @Override
    public void setReadOnly(boolean wanted) throws SQLException {
        checkOpen();
        readOnly = wanted;
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return readOnly;
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        if (level != TRANSACTION_NONE) {
            throw SqlErrors.of("There are no transactions: only TRANSACTION_NONE can be set", "0A000");
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_NONE;
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        use(new ConnectionPropertiesImpl().setCatalog(catalog));
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        use(new ConnectionPropertiesImpl().setSchema(schema));
    }

    private void use(Meta.ConnectionProperties wanted) throws SQLException {
        checkOpen();
        try {
            meta.connectionSync(handle, wanted);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public String getCatalog() throws SQLException {
        try {
            return super.getCatalog();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        try {
            return super.getSchema();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** Asks the engine whether the session is still there. */
    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw SqlErrors.of("A timeout of " + timeout + " s is below 0", "22023");
        }
        if (isClosed()) {
            return false;
        }
        try {
            meta().check(handle, timeout);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Closes its statements too; what they execute ends. A server that is no longer there has closed it already. */
    @Override
    public void close() throws SQLException {
        if (isClosed()) {
            return;
        }
        SQLException failed = null;
        try {
            super.close();
        } catch (SQLException | RuntimeException e) {
            failed = SqlErrors.of(e);
        }
        for (AvaticaStatement statement : List.copyOf(statementMap.values())) {
            statement.close();
        }
        if (failed != null && !failed.getSQLState().startsWith(LINK)) {
            throw failed;
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlErrors.of("abort needs an executor", "22023");
        }
        close();
    }

    /** For each answer of a server, also those that wait for a statement. @param executor not needed */
    @Override
    public void setNetworkTimeout(Executor executor, int millis) throws SQLException {
        checkOpen();
        if (millis < 0) {
            throw SqlErrors.of("A timeout of " + millis + " ms is below 0", "22023");
        }
        meta().setNetworkTimeout(millis);
        networkTimeoutMillis = millis;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeoutMillis;
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return new HashMap<>();
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (map != null && !map.isEmpty()) {
            throw SqlErrors.of("Types cannot be mapped to classes", "0A000");
        }
    }

    /** Kept for whoever asks. */
    @Override
    public void setClientInfo(String name, String value) {
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    @Override
    public void setClientInfo(Properties properties) {
        clientInfo.clear();
        clientInfo.putAll(properties);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        return (Properties) clientInfo.clone();
    }

    /** @param typeName of an element, such as INT or {@code ROW<a INT>} */
    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        checkOpen();
        ColumnType type = new ColumnType(type(typeName), ZoneOffset.UTC);
        return new SqlArray(elements == null ? List.of() : Arrays.asList(elements.clone()), type);
    }

    /** @param typeName in full, such as {@code ROW<a INT, b STRING>} */
    @Override
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        checkOpen();
        SqlType type = type(typeName);
        if (type.root() != TypeRoot.ROW || type.fields().size() != attributes.length) {
            throw SqlErrors.of(typeName + " is no ROW of " + attributes.length + " fields", "22023");
        }
        return new SqlStruct(Arrays.asList(attributes.clone()), type);
    }

    private static SqlType type(String name) throws SQLException {
        try {
            return SqlType.parse(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw SqlErrors.create("There is no type '" + name + "'", "42704", 0, e);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }
}
