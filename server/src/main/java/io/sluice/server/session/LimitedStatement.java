package io.sluice.server.session;

import io.sluice.core.session.RowPage;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.type.RowType;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A remote client's statement: counts as running until it is closed. */
final class LimitedStatement implements RunningStatement {
    private final RunningStatement engine;
    private final LimitedSession session;
    private final SessionLimits limits;
    private final AtomicBoolean closed = new AtomicBoolean();

    LimitedStatement(RunningStatement engine, LimitedSession session, SessionLimits limits) {
        this.engine = engine;
        this.session = session;
        this.limits = limits;
    }

    @Override
    public Optional<RowType> columns() {
        return engine.columns();
    }

    @Override
    public ZoneId zone() {
        return engine.zone();
    }

    @Override
    public RowPage fetch(int mostRows, long waitMillis) {
        return session.used(() -> engine.fetch(mostRows, waitMillis));
    }

    @Override
    public long updateCount() {
        return engine.updateCount();
    }

    @Override
    public Optional<String> backgroundJob() {
        return engine.backgroundJob();
    }

    @Override
    public List<String> notes() {
        return engine.notes();
    }

    @Override
    public void cancel() {
        engine.cancel();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                engine.close();
            } finally {
                limits.giveStatementBack();
            }
        }
    }
}
