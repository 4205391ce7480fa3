package io.sluice.driver.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.sluice.core.session.RowPage;
import io.sluice.driver.meta.CatalogCall;
import io.sluice.driver.meta.CatalogRequest;
import io.sluice.driver.meta.DriverMeta;
import io.sluice.driver.wire.DriverCalls;
import io.sluice.driver.wire.PageCodec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.ConnectionConfig;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.Service;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * The statements of one connection to a server. Safe for several threads. What waits for the work of a statement waits as
 * long as the server is there; every other request has a time.
 */
public final class ServerMeta extends DriverMeta {
    private final ServerLink link;
    private final Duration responseTimeout;
    private final AvaticaCalls patient;
    private final AvaticaCalls quick;
    /** Below 0: the server does not know of statements that carry metadata. */
    private final AtomicInteger ownStatements = new AtomicInteger();

    private volatile boolean closed;

    private ServerMeta(ServerLink link, Duration responseTimeout) {
        this.link = link;
        this.responseTimeout = responseTimeout;
        this.patient = new AvaticaCalls(link, Optional.empty());
        this.quick = new AvaticaCalls(link, Optional.of(responseTimeout));
    }

    /** Connects to nothing yet. */
    public static ServerMeta of(ConnectionConfig config) {
        ServerLink link =
                new ServerLink(ServerAddress.of(config), Duration.ofMillis(config.getHttpConnectionTimeout()));
        return new ServerMeta(link, Duration.ofMillis(config.getHttpResponseTimeout()));
    }

    @Override
    public void openConnection(ConnectionHandle ch, Map<String, String> info) {
        quick.apply(new Service.OpenConnectionRequest(ch.id, info));
        link.opened();
    }

    /** Its statements end with it. */
    @Override
    public void closeConnection(ConnectionHandle ch) {
        closed = true;
        quick.apply(new Service.CloseConnectionRequest(ch.id));
    }

    @Override
    public void check(ConnectionHandle ch, int seconds) {
        Duration timeout = seconds == 0 ? responseTimeout : Duration.ofSeconds(seconds);
        new AvaticaCalls(link, Optional.of(timeout)).apply(new Service.CommitRequest(ch.id));
    }

    @Override
    public void setNetworkTimeout(int millis) {
        link.setNetworkTimeout(millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
    }

    @Override
    public ConnectionProperties connectionSync(ConnectionHandle ch, ConnectionProperties wanted) {
        return patient.apply(new Service.ConnectionSyncRequest(ch.id, wanted)).connProps;
    }

    @Override
    public void commit(ConnectionHandle ch) {
        quick.apply(new Service.CommitRequest(ch.id));
    }

    @Override
    public void rollback(ConnectionHandle ch) {
        quick.apply(new Service.RollbackRequest(ch.id));
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle ch) {
        return new StatementHandle(ch.id, quick.apply(new Service.CreateStatementRequest(ch.id)).statementId, null);
    }

    @Override
    public void cancel(StatementHandle h) {
        quick.apply(new Service.CloseStatementRequest(h.connectionId, h.id));
    }

    /** A server that is out of reach has let go of it, or will when the session has been idle for long. */
    @Override
    public void closeStatement(StatementHandle h) {
        if (h.id < 0 || closed) {
            return;
        }
        try {
            cancel(h);
        } catch (LinkException e) {
            if (!e.isOfConnection()) {
                throw e;
            }
        }
    }

    @Override
    public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
        return patient.apply(new Service.PrepareRequest(ch.id, sql, maxRowCount)).statement;
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback callback)
            throws NoSuchStatementException {
        ExecuteResult result = results(
                h,
                patient.apply(new Service.PrepareAndExecuteRequest(
                        h.connectionId, h.id, sql, maxRowCount, maxRowsInFirstFrame)));
        MetaResultSet first = result.resultSets.get(0);
        try {
            synchronized (callback.getMonitor()) {
                callback.clear();
                callback.assign(first.signature, first.firstFrame, first.updateCount);
            }
            callback.execute();
        } catch (SQLException e) {
            throw new LinkException(e);
        }
        return result;
    }

    @Override
    public ExecuteResult execute(StatementHandle h, List<TypedValue> parameterValues, int maxRowsInFirstFrame)
            throws NoSuchStatementException {
        return results(h, patient.apply(new Service.ExecuteRequest(h, parameterValues, maxRowsInFirstFrame)));
    }

    private static ExecuteResult results(StatementHandle h, Service.ExecuteResponse response)
            throws NoSuchStatementException {
        if (response.missingStatement) {
            throw new NoSuchStatementException(h);
        }
        List<MetaResultSet> results = new ArrayList<>();
        for (Service.ResultSetResponse result : response.results) {
            results.add(
                    result.updateCount == -1
                            ? MetaResultSet.create(
                                    result.connectionId,
                                    result.statementId,
                                    result.ownStatement,
                                    result.signature,
                                    result.firstFrame)
                            : MetaResultSet.count(result.connectionId, result.statementId, result.updateCount));
        }
        return new ExecuteResult(results);
    }

    @Override
    public RowPage page(StatementHandle h, int mostRows) {
        byte[] page = ask(DriverCalls.ROWS, new DriverCalls.OfStatement(h.connectionId, h.id, mostRows));
        return PageCodec.read(page).orElseThrow(() -> link.unreadable(null));
    }

    @Override
    public Frame fetch(StatementHandle h, long offset, int mostRows) {
        throw new UnsupportedOperationException("rows are read as pages");
    }

    @Override
    public List<String> notes(StatementHandle h) {
        return closed
                ? List.of()
                : read(
                        ask(DriverCalls.NOTES, new DriverCalls.OfStatement(h.connectionId, h.id, 0)),
                        new TypeReference<List<String>>() {});
    }

    @Override
    public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle ch) {
        return patient.apply(new Service.DatabasePropertyRequest(ch.id)).map;
    }

    @Override
    protected List<Object> rows(ConnectionHandle ch, CatalogRequest request) {
        return read(ask(DriverCalls.CATALOG, new CatalogCall(ch.id, request)), new TypeReference<List<Object>>() {});
    }

    @Override
    protected int newStatement(ConnectionHandle ch) {
        return ownStatements.decrementAndGet();
    }

    private byte[] ask(String call, Object request) {
        try {
            byte[] json = JsonService.MAPPER.writeValueAsBytes(request);
            return link.post(DriverCalls.ROOT + "/" + call, json, Optional.of(responseTimeout));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + request, e);
        }
    }

    private <T> T read(byte[] json, TypeReference<T> type) {
        try {
            return JsonService.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw link.unreadable(e);
        }
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle h, List<String> sqlCommands) {
        throw new UnsupportedOperationException("the driver runs batches statement by statement");
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle h, List<List<TypedValue>> parameterValues) {
        throw new UnsupportedOperationException("the driver runs batches statement by statement");
    }
}
