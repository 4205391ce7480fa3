package io.sluice.shell;

import io.sluice.core.error.SluiceException;
import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the session why the query that runs gives no rows; not more often than a person reads it. Used by one thread. */
final class QuietReason implements Supplier<Optional<String>> {
    private static final long KEPT_NANOS = 2_000_000_000L;

    private final ShellSession session;
    private final Clock clock;
    private Optional<String> said = Optional.empty();
    private long askedNanos;

    QuietReason(ShellSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Empty when no job runs. */
    @Override
    public Optional<String> get() {
        if (said.isEmpty() || clock.nanos() - askedNanos >= KEPT_NANOS) {
            said = QueryAttention.ofLast(session.progress()).map(job -> QuietHint.of(job, heldBack(job)));
            askedNanos = clock.nanos();
        }
        return said;
    }

    private String heldBack(JobProgress job) {
        List<List<String>> inputs;
        try {
            inputs = session.execute("SHOW WATERMARKS FOR JOB '" + job.id() + "'")
                    .get(0)
                    .rows();
        } catch (SluiceException e) {
            return ""; // it has ended meanwhile, or been forgotten: there is nobody to name
        }
        return HeldBack.of(inputs);
    }
}
