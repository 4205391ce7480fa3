package io.sluice.engine.client;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.session.StatementDescription;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.StatementResult;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.SluiceSql;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One client's session: the engine's session, one call at a time. Thread-safe. */
final class EngineSession implements ClientSession {
    private static final long ROUND_MILLIS = 1_000;

    private final Session session;
    private final SharedEngine.Lease lease;
    private final Queue<String> warnings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<StartedStatement> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param warnings what jobs and settings warn of, filled from any thread */
    EngineSession(Session session, SharedEngine.Lease lease, Queue<String> warnings) {
        this.session = session;
        this.lease = lease;
        this.warnings = warnings;
    }

    @Override
    public StatementDescription describe(String sql) {
        return locked(() -> {
            List<ScriptStatement> statements = parse(sql);
            if (statements.size() > 1) {
                throw SluiceException.of(ErrorCode.SYNTAX, "Only one statement can be prepared")
                        .at(statements.get(1).position())
                        .hint("run a script of several statements without preparing it");
            }
            return session.describe(statements.get(0));
        });
    }

    @Override
    public RunningStatement start(String sql, List<Object> parameters) {
        return locked(() -> {
            List<ScriptStatement> statements = parse(sql);
            int last = statements.size() - 1;
            if (last > 0 && !parameters.isEmpty()) {
                throw SluiceException.of(ErrorCode.SYNTAX, "Only a single statement can have parameters")
                        .at(statements.get(1).position());
            }
            for (ScriptStatement statement : statements.subList(0, last)) {
                runToEnd(statement);
            }
            return start(statements.get(last), parameters);
        });
    }

    private static List<ScriptStatement> parse(String sql) {
        Script script = Script.parse(sql);
        script.errors().stream().findFirst().ifPresent(error -> {
            throw error;
        });
        if (script.statements().isEmpty()) {
            throw SluiceException.of(ErrorCode.SYNTAX, "There is no statement in the text")
                    .expected("a statement");
        }
        return script.statements();
    }

    private void runToEnd(ScriptStatement statement) {
        try (StartedStatement running = start(statement, List.of())) {
            if (running.columns().isPresent()) {
                throw SluiceException.of(ErrorCode.SYNTAX, "Only the last statement of a script may have rows")
                        .at(statement.position())
                        .hint("run it by itself");
            }
            while (!running.fetch(1, ROUND_MILLIS).last()) {
                running.checkOpen();
            }
        }
    }

    private StartedStatement start(ScriptStatement statement, List<Object> parameters) {
        StatementResult result = session.start(statement, parameters);
        StartedStatement started = StartedStatement.of(result, session, takeWarnings(), open::remove);
        open.add(started);
        if (closed) {
            started.close();
        }
        return started;
    }

    private List<String> takeWarnings() {
        List<String> taken = new ArrayList<>();
        for (String warning = warnings.poll(); warning != null; warning = warnings.poll()) {
            taken.add(warning);
        }
        return taken;
    }

    @Override
    public ClientCatalog catalog() {
        return locked(session::catalog);
    }

    @Override
    public String currentCatalog() {
        return locked(session::currentCatalog);
    }

    @Override
    public String currentDatabase() {
        return locked(session::currentDatabase);
    }

    @Override
    public void useCatalog(String catalog) {
        use("USE CATALOG ", catalog);
    }

    @Override
    public void useDatabase(String database) {
        use("USE ", database);
    }

    private void use(String statement, String name) {
        locked(() -> {
            runToEnd(parse(statement + SluiceSql.quoteName(name)).get(0));
            return null;
        });
    }

    @Override
    public ZoneId zone() {
        return locked(session::zone);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (closed) {
                throw SluiceException.of(ErrorCode.SESSION_CLOSED, "The session has been closed");
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(StartedStatement::close);
        lock.lock();
        try {
            session.close();
        } finally {
            lock.unlock();
            lease.close();
        }
    }
}
