package io.sluice.server.session;

import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.session.StatementDescription;
import io.sluice.core.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A remote client's session, which knows when it was last used. Safe for several threads. */
public final class LimitedSession implements ClientSession {
    private final ClientSession engine;
    private final SessionLimits limits;
    private final Usage usage;
    private final AtomicBoolean closed = new AtomicBoolean();

    LimitedSession(ClientSession engine, SessionLimits limits, Clock clock) {
        this.engine = engine;
        this.limits = limits;
        this.usage = new Usage(clock);
    }

    /** Whether nobody has called it for so long, and nobody does now. */
    public boolean isIdle(Duration timeout) {
        return usage.isIdle(timeout);
    }

    /** Does something for the client: meanwhile the session is not idle. */
    <T> T used(Supplier<T> action) {
        return usage.used(action);
    }

    @Override
    public StatementDescription describe(String sql) {
        return used(() -> engine.describe(sql));
    }

    @Override
    public RunningStatement start(String sql, List<Object> parameters) {
        limits.takeStatement();
        try {
            return used(() -> new LimitedStatement(engine.start(sql, parameters), this, limits));
        } catch (RuntimeException | Error e) {
            limits.giveStatementBack();
            limits.statementFailed();
            throw e;
        }
    }

    @Override
    public ClientCatalog catalog() {
        return used(engine::catalog);
    }

    @Override
    public String currentCatalog() {
        return used(engine::currentCatalog);
    }

    @Override
    public String currentDatabase() {
        return used(engine::currentDatabase);
    }

    @Override
    public void useCatalog(String catalog) {
        used(() -> {
            engine.useCatalog(catalog);
            return null;
        });
    }

    @Override
    public void useDatabase(String database) {
        used(() -> {
            engine.useDatabase(database);
            return null;
        });
    }

    @Override
    public ZoneId zone() {
        return used(engine::zone);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                engine.close();
            } finally {
                limits.giveSessionBack();
            }
        }
    }
}
