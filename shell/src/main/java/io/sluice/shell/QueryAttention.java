package io.sluice.shell;

import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import io.sluice.engine.RowStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * While rows of one query are waited for: Ctrl-C, and after some seconds without a row the reason why there is none.
 * Used by one thread.
 */
final class QueryAttention implements Attention {
    private static final long TICK_MILLIS = 50;

    private final Supplier<Optional<String>> reason;
    private final Clock clock;
    private final PrintStream notes;
    private final Interruption interruption;
    private final BooleanSupplier stops;
    private long quietSinceNanos;
    private boolean hinted;

    /**
     * @param reason why there are no rows
     * @param endless whether rows should come as time goes by, so that it is worth saying why none come
     * @param stops asks whether a query that was interrupted is to end
     */
    QueryAttention(
            Supplier<Optional<String>> reason,
            Clock clock,
            PrintStream notes,
            Interruption interruption,
            boolean endless,
            BooleanSupplier stops) {
        this.reason = reason;
        this.clock = clock;
        this.notes = notes;
        this.interruption = interruption;
        this.stops = stops;
        this.hinted = !endless;
        this.quietSinceNanos = clock.nanos();
    }

    @Override
    public boolean goOn(RowStream rows) {
        while (true) {
            if (interruption.take() && stops.getAsBoolean()) {
                return false;
            }
            if (rows.await(TICK_MILLIS)) {
                quietSinceNanos = clock.nanos();
                return true;
            }
            hint().ifPresent(text -> notes.println("HINT: no rows for some seconds: " + text));
        }
    }

    /** Once. */
    private Optional<String> hint() {
        if (hinted || clock.nanos() - quietSinceNanos < QuietHint.AFTER_NANOS) {
            return Optional.empty();
        }
        hinted = true;
        return reason.get();
    }

    /** A SELECT is the last job that was started: nothing else runs meanwhile. */
    static Optional<JobProgress> ofLast(List<JobProgress> running) {
        return running.isEmpty() ? Optional.empty() : Optional.of(running.get(running.size() - 1));
    }
}
