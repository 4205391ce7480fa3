package io.sluice.driver.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;

/** A statement without parameters. For one thread, but for {@link #cancel}. */
final class SluiceStatement extends AvaticaStatement implements Supervised {
    private final Supervision supervision = new Supervision();
    private final List<String> batch = new ArrayList<>();

    SluiceStatement(
            SluiceConnection connection, Meta.StatementHandle handle, int type, int concurrency, int holdability) {
        super(connection, handle, type, concurrency, holdability);
    }

    @Override
    public Supervision supervision() {
        return supervision;
    }

    @Override
    protected void checkOpen() throws SQLException {
        StatementRules.checkOpen(closed);
    }

    /** Before the next execution, which takes the place of this one. */
    private void closeOpenResultSet() {
        AvaticaResultSet open = openResultSet;
        openResultSet = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    protected void executeInternal(String sql) throws SQLException {
        closeOpenResultSet();
        supervision.begin(getQueryTimeout(), this::endExecution);
        try {
            super.executeInternal(sql);
            supervision.check();
        } catch (SQLException | RuntimeException e) {
            supervision.end();
            closeOpenResultSet();
            throw supervision.explain(e);
        }
        if (openResultSet == null) {
            supervision.end();
            ((SluiceConnection) connection).wrote(updateCount);
        }
    }

    private void endExecution() {
        ((SluiceConnection) connection).meta().cancel(handle);
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

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        execute(sql);
        return StatementRules.rowsOf(openResultSet);
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        checkOpen();
        executeInternal(sql);
        return openResultSet != null;
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        if (execute(sql)) {
            closeOpenResultSet();
            throw StatementRules.unexpectedRows();
        }
        return updateCount;
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        StatementRules.checkNoKeys(keys);
        return executeUpdate(sql);
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        StatementRules.checkNoKeys(keys);
        return execute(sql);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    /** One after the other; the first error ends it. */
    @Override
    public long[] executeLargeBatch() throws SQLException {
        List<String> statements = List.copyOf(batch);
        clearBatch();
        long[] counts = new long[statements.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = executeLargeUpdate(statements.get(i));
            } catch (SQLException e) {
                throw StatementRules.batchFailed(e, Arrays.copyOf(counts, i));
            }
        }
        return counts;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        StatementRules.checkFetchSize(rows);
        super.setFetchSize(rows);
    }

    /** Escapes such as {@code {d '2020-01-31'}} are part of the grammar either way. */
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
