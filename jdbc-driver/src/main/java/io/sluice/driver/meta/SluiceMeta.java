package io.sluice.driver.meta;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.RowPage;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.type.RowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * The statements of any number of connections, each with a session of its own. Safe for several threads. A statement
 * with rows gives an empty first frame when none is there yet, and each fetch waits for rows no longer than {@link
 * #FETCH_WAIT_MILLIS}: nothing blocks on a stream. Closing a statement is what cancels it.
 *
 * <p>Errors are {@link org.apache.calcite.avatica.remote.AvaticaRuntimeException}s with number, SQLSTATE and place.
 */
public final class SluiceMeta extends DriverMeta {
    /** A property of {@link #openConnection}: the catalog to begin in. */
    public static final String CATALOG = "sluice.catalog";

    /** A property of {@link #openConnection}: the database to begin in. */
    public static final String DATABASE = "sluice.database";

    /** A property of {@link #openConnection}: the data folder. */
    public static final String FOLDER = "sluice.folder";

    /** How long a fetch waits when no row is there. */
    public static final long FETCH_WAIT_MILLIS = 200;

    private final SessionProvider provider;
    private final long firstFrameMillis;
    private final Map<String, OpenSession> sessions = new ConcurrentHashMap<>();

    /**
     * @param firstFrameMillis how long the answer to a query may wait to bring its first rows along; 0 in process, where
     *     asking again costs nothing
     */
    public SluiceMeta(SessionProvider provider, long firstFrameMillis) {
        this.provider = provider;
        this.firstFrameMillis = firstFrameMillis;
    }

    private OpenSession find(String connectionId) {
        OpenSession session = sessions.get(checked(connectionId));
        if (session == null) {
            throw unknown();
        }
        return session;
    }

    private static String checked(String connectionId) {
        if (connectionId == null) {
            throw MetaErrors.translate(
                    SluiceException.of(ErrorCode.INVALID_REQUEST, "The request names no connection"), null);
        }
        return connectionId;
    }

    /** Not Avatica's exception: its driver would open another session in silence, without what SET and CREATE did. */
    private static RuntimeException unknown() {
        return MetaErrors.translate(
                SluiceException.of(ErrorCode.SESSION_CLOSED, "There is no such session any more")
                        .hint("a server ends sessions that are idle for long, and its own end ends all; connect again"),
                null);
    }

    /** Closes the connections whose sessions are meant; each is tested once, and gone when it throws. */
    public void closeWhere(Predicate<ClientSession> meant) {
        for (Map.Entry<String, OpenSession> entry : sessions.entrySet()) {
            if (meant.test(entry.getValue().session()) && sessions.remove(entry.getKey(), entry.getValue())) {
                entry.getValue().close();
            }
        }
    }

    /** @param info settings by key, beside {@link #CATALOG}, {@link #DATABASE} and {@link #FOLDER} */
    @Override
    public void openConnection(ConnectionHandle ch, Map<String, String> info) {
        String id = checked(ch.id);
        Map<String, String> settings = new HashMap<>(info == null ? Map.of() : info);
        Optional<String> folder = Optional.ofNullable(settings.remove(FOLDER));
        Optional<String> catalog = Optional.ofNullable(settings.remove(CATALOG));
        Optional<String> database = Optional.ofNullable(settings.remove(DATABASE));
        SessionRequest request = new SessionRequest(folder, settings, catalog, database);
        ClientSession session = MetaErrors.translating(null, () -> provider.open(request));
        if (sessions.putIfAbsent(id, new OpenSession(session)) != null) {
            session.close();
            throw new IllegalStateException("connection " + id + " is open already");
        }
    }

    @Override
    public void closeConnection(ConnectionHandle ch) {
        OpenSession session = sessions.remove(checked(ch.id));
        if (session != null) {
            MetaErrors.translating(null, () -> {
                session.close();
                return null;
            });
        }
    }

    @Override
    public ConnectionProperties connectionSync(ConnectionHandle ch, ConnectionProperties wanted) {
        ClientSession session = find(ch.id).session();
        return MetaErrors.translating(null, () -> {
            Optional.ofNullable(wanted.getCatalog())
                    .filter(name -> !name.equals(session.currentCatalog()))
                    .ifPresent(session::useCatalog);
            Optional.ofNullable(wanted.getSchema())
                    .filter(name -> !name.equals(session.currentDatabase()))
                    .ifPresent(session::useDatabase);
            return new ConnectionPropertiesImpl(
                    true, false, Connection.TRANSACTION_NONE, session.currentCatalog(), session.currentDatabase());
        });
    }

    private ClientCatalog catalog(ConnectionHandle ch) {
        return MetaErrors.translating(null, () -> find(ch.id).session().catalog());
    }

    @Override
    protected List<Object> rows(ConnectionHandle ch, CatalogRequest request) {
        return CatalogRows.of(catalog(ch), request);
    }

    @Override
    public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle ch) {
        ClientCatalog catalog = catalog(ch);
        Map<DatabaseProperty, Object> properties = new EnumMap<>(DatabaseProperty.class);
        properties.put(DatabaseProperty.GET_S_Q_L_KEYWORDS, String.join(",", catalog.keywords()));
        properties.put(DatabaseProperty.GET_NUMERIC_FUNCTIONS, StandardFunctions.numeric(catalog));
        properties.put(DatabaseProperty.GET_STRING_FUNCTIONS, StandardFunctions.text(catalog));
        properties.put(DatabaseProperty.GET_SYSTEM_FUNCTIONS, StandardFunctions.system(catalog));
        properties.put(DatabaseProperty.GET_TIME_DATE_FUNCTIONS, StandardFunctions.time(catalog));
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_VERSION, provider.version());
        return properties;
    }

    @Override
    protected int newStatement(ConnectionHandle ch) {
        return find(ch.id).nextId();
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle ch) {
        return new StatementHandle(ch.id, newStatement(ch), null);
    }

    @Override
    public void cancel(StatementHandle h) {
        closeStatement(h);
    }

    @Override
    public void closeStatement(StatementHandle h) {
        OpenSession session = sessions.get(checked(h.connectionId));
        if (session != null) {
            session.end(h.id);
        }
    }

    @Override
    public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
        OpenSession open = find(ch.id);
        Signature signature = MetaErrors.translating(
                sql,
                () -> Signatures.of(
                        sql, open.session().describe(sql), open.session().zone()));
        return new StatementHandle(ch.id, open.nextId(), signature);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback callback) {
        MetaResultSet result = execute(h, sql, List.of(), maxRowsInFirstFrame);
        try {
            synchronized (callback.getMonitor()) {
                callback.clear();
                callback.assign(result.signature, result.firstFrame, result.updateCount);
            }
            callback.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new ExecuteResult(List.of(result));
    }

    /** @param h with the signature that {@link #prepare} gave: the text to run is there */
    @Override
    public ExecuteResult execute(StatementHandle h, List<TypedValue> parameterValues, int maxRowsInFirstFrame) {
        List<Object> values = new ArrayList<>();
        parameterValues.forEach(value -> values.add(ParameterValues.of(value)));
        return new ExecuteResult(List.of(execute(h, h.signature.sql, values, maxRowsInFirstFrame)));
    }

    private MetaResultSet execute(StatementHandle h, String sql, List<Object> parameters, int firstRows) {
        OpenSession open = find(h.connectionId);
        Execution execution = open.begin(h.id, sql);
        boolean done = true;
        try {
            RunningStatement running = MetaErrors.translating(
                    sql, () -> execution.start(() -> open.session().start(sql, parameters)));
            open.note(h.id, running.notes());
            Optional<RowType> columns = running.columns();
            if (columns.isEmpty()) {
                long count = MetaErrors.translating(sql, execution::awaitEnd);
                return MetaResultSet.count(h.connectionId, h.id, count);
            }
            Frame first = firstFrameMillis == 0 ? Frame.MORE : execution.fetch(0, firstRows, firstFrameMillis);
            done = first.done;
            Signature signature = Signatures.of(sql, columns.get(), running.zone());
            return MetaResultSet.create(h.connectionId, h.id, false, signature, first);
        } finally {
            if (done) {
                open.end(h.id, execution);
            }
        }
    }

    @Override
    public List<String> notes(StatementHandle h) {
        OpenSession session = sessions.get(h.connectionId);
        return session == null ? List.of() : session.notes(h.id);
    }

    @Override
    public Frame fetch(StatementHandle h, long offset, int mostRows) throws NoSuchStatementException {
        return fetched(h, execution -> execution.fetch(offset, mostRows, FETCH_WAIT_MILLIS), frame -> frame.done);
    }

    @Override
    public RowPage page(StatementHandle h, int mostRows) throws NoSuchStatementException {
        return fetched(h, execution -> execution.page(mostRows, FETCH_WAIT_MILLIS), RowPage::last);
    }

    private <T> T fetched(StatementHandle h, Function<Execution, T> fetch, Predicate<T> last)
            throws NoSuchStatementException {
        OpenSession open = find(h.connectionId);
        Execution execution = open.find(h);
        boolean done = true;
        try {
            T rows = fetch.apply(execution);
            done = last.test(rows);
            return rows;
        } finally {
            if (done) {
                open.end(h.id, execution);
            }
        }
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle h, List<String> sqlCommands) {
        long[] counts = new long[sqlCommands.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = withoutRows(execute(h, sqlCommands.get(i), List.of(), 1));
        }
        return new ExecuteBatchResult(counts);
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle h, List<List<TypedValue>> parameterValues) {
        long[] counts = new long[parameterValues.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] =
                    withoutRows(execute(h, parameterValues.get(i), 1).resultSets.get(0));
        }
        return new ExecuteBatchResult(counts);
    }

    private long withoutRows(MetaResultSet result) {
        if (result.updateCount >= 0) {
            return result.updateCount;
        }
        closeStatement(new StatementHandle(result.connectionId, result.statementId, null));
        throw MetaErrors.translate(
                SluiceException.of(ErrorCode.INVALID_QUERY, "A statement of a batch must not have rows"), null);
    }

    @Override
    public void check(ConnectionHandle ch, int seconds) {
        find(ch.id);
    }

    /** There is no network. */
    @Override
    public void setNetworkTimeout(int millis) {
        // Nothing waits for one.
    }

    /** Each statement takes effect at once. */
    @Override
    public void commit(ConnectionHandle ch) {
        find(ch.id);
    }

    /** There is nothing that could be taken back. */
    @Override
    public void rollback(ConnectionHandle ch) {
        find(ch.id);
    }
}
