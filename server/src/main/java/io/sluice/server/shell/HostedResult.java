package io.sluice.server.shell;

import io.sluice.engine.RowStream;
import io.sluice.engine.remote.ResultPage;
import io.sluice.server.session.SessionLimits;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rows that a shell reads, page by page; counts as a running statement until it is closed. Safe for several threads. */
final class HostedResult implements AutoCloseable {
    private final RowStream rows;
    private final SessionLimits limits;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param limits from which a statement has been taken */
    HostedResult(RowStream rows, SessionLimits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    /** The next page; after the last one it is closed. One reader at a time. */
    synchronized ResultPage page(long waitMillis) {
        ResultPage page = ResultPage.of(rows, waitMillis);
        if (!page.hasMore()) {
            close();
        }
        return page;
    }

    /** Ends the job that makes the rows; a reader that waits gets JOB_CANCELLED. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                rows.close();
            } finally {
                limits.giveStatementBack();
            }
        }
    }
}
