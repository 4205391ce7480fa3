package io.sluice.core.session;

import io.sluice.core.type.RowType;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A statement that has been started. {@link #fetch} is called by one thread at a time, {@link #cancel} and
 * {@link #close} by any at any time. Whoever got it closes it.
 */
public interface RunningStatement extends AutoCloseable {
    /** The columns of its rows; empty when it has none. */
    Optional<RowType> columns();

    /** The zone in which the session showed TIMESTAMP_LTZ when the statement began. */
    ZoneId zone();

    /**
     * The next rows, or for a statement without rows the wait for its end. Gives what is there, and waits only when
     * nothing is.
     *
     * @param mostRows above 0
     * @param waitMillis the longest wait; 0 does not wait
     * @throws io.sluice.core.error.SluiceException what the statement failed with; JOB_CANCELLED after {@link #cancel}
     */
    RowPage fetch(int mostRows, long waitMillis);

    /** Rows written, when it has none of its own and has ended; 0 for what writes none or runs on. */
    long updateCount();

    /** The job that it has started and that runs on when it ends; empty when there is none. */
    default Optional<String> backgroundJob() {
        return Optional.empty();
    }

    /** What the user should be told, a sentence each: that a setting has no effect, that a job runs on. */
    List<String> notes();

    /** Ends it. Returns at once; a waiting {@link #fetch} and every later one throws JOB_CANCELLED. */
    void cancel();

    /** Ends it where it still runs and lets go of what it holds. Idempotent; does not wait. */
    @Override
    void close();
}
