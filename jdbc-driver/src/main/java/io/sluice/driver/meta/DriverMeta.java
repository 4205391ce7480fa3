package io.sluice.driver.meta;

import io.sluice.core.session.RowPage;
import java.util.List;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * What the driver asks, of an engine in process or of a server: Avatica's calls, and what they do not carry. Errors are
 * runtime exceptions that {@link io.sluice.driver.jdbc.SqlErrors} knows.
 */
public abstract class DriverMeta extends CatalogMeta {
    /**
     * The next rows of a statement, column by column; waits for a bounded time when none is there.
     *
     * @throws NoSuchStatementException when its rows are no longer there
     */
    public abstract RowPage page(StatementHandle h, int mostRows) throws NoSuchStatementException;

    /**
     * What the last execution of a statement has to tell, a sentence each: that a setting has no effect, that a job runs
     * on.
     */
    public abstract List<String> notes(StatementHandle h);

    /** Ends what a statement executes; returns at once. For any thread. */
    public abstract void cancel(StatementHandle h);

    /** Fails when the session is no longer there, or does not answer in time. @param seconds 0 means no bound of its own */
    public abstract void check(ConnectionHandle ch, int seconds);

    /** The longest wait for any answer from now on, in milliseconds; 0 means none but the usual ones. */
    public abstract void setNetworkTimeout(int millis);

    @Override
    public final Iterable<Object> createIterable(
            StatementHandle h, QueryState state, Signature signature, List<TypedValue> parameters, Frame firstFrame) {
        throw new UnsupportedOperationException("the driver reads frames itself");
    }

    /** Results cannot be read a second time. */
    @Override
    public final boolean syncResults(StatementHandle h, QueryState state, long offset) throws NoSuchStatementException {
        throw new NoSuchStatementException(h);
    }

    @Override
    @Deprecated
    public final ExecuteResult prepareAndExecute(
            StatementHandle h, String sql, long maxRowCount, PrepareCallback callback) throws NoSuchStatementException {
        return prepareAndExecute(h, sql, maxRowCount, -1, callback);
    }

    @Override
    @Deprecated
    public final ExecuteResult execute(StatementHandle h, List<TypedValue> parameterValues, long maxRowCount)
            throws NoSuchStatementException {
        return execute(h, parameterValues, -1);
    }
}
