package io.sluice.driver.meta;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.RowPage;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.type.RowType;
import io.sluice.driver.wire.ValueWriter;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.avatica.Meta.Frame;

/**
 * One execution of a statement, from before it starts until it is closed: so it can be cancelled at any time, by any
 * thread. Rows are fetched by one.
 */
final class Execution {
    private static final int USUAL_ROWS = 1_000;
    private static final long ROUND_MILLIS = 1_000;

    private final String sql;
    private final PageBounds bounds = new PageBounds();
    private volatile RunningStatement running;
    private volatile List<ValueWriter> writers = List.of();
    private boolean closed;

    Execution(String sql) {
        this.sql = sql;
    }

    /** @throws SluiceException of the statement; JOB_CANCELLED when it was closed meanwhile */
    RunningStatement start(Supplier<RunningStatement> starter) {
        RunningStatement started = starter.get();
        synchronized (this) {
            running = started;
            writers = ValueWriter.of(started.columns().orElse(RowType.of()));
            if (closed) {
                started.close();
                throw SluiceException.of(ErrorCode.JOB_CANCELLED, "The statement was cancelled");
            }
        }
        return started;
    }

    /** The next rows; see {@link RunningStatement#fetch}. */
    Frame fetch(long offset, int mostRows, long waitMillis) {
        RowPage page = page(mostRows, waitMillis);
        return new Frame(offset, page.last(), ValueWriter.rows(page.rows(), writers));
    }

    /** The same, column by column. */
    RowPage page(int mostRows, long waitMillis) {
        return MetaErrors.translating(
                sql,
                () -> bounds.hasRest()
                        ? bounds.next()
                        : bounds.first(running.fetch(mostRows <= 0 ? USUAL_ROWS : mostRows, waitMillis)));
    }

    /** Waits for the end of a statement without rows; gives the rows that it wrote. */
    long awaitEnd() {
        boolean ended = false;
        while (!ended) {
            ended = running.fetch(1, ROUND_MILLIS).last();
        }
        return running.updateCount();
    }

    /** Ends it wherever it is; a waiting fetch fails. Idempotent, returns at once. */
    synchronized void close() {
        closed = true;
        if (running != null) {
            running.close();
        }
    }
}
