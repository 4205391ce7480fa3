package io.sluice.engine.client;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.type.RowType;
import io.sluice.engine.Session;
import io.sluice.engine.StatementResult;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A statement that a session has started: what is common to those with rows, with a job, and with neither. */
abstract class StartedStatement implements RunningStatement {
    /**
     * What surrounds a statement.
     *
     * @param whenClosed is told once
     */
    record Surroundings(ZoneId zone, List<String> notes, Consumer<StartedStatement> whenClosed) {}

    private final Surroundings surroundings;
    private volatile boolean cancelled;

    StartedStatement(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static StartedStatement of(
            StatementResult result, Session session, List<String> warnings, Consumer<StartedStatement> whenClosed) {
        List<String> notes = new ArrayList<>(warnings);
        Surroundings surroundings = new Surroundings(session.zone(), notes, whenClosed);
        if (result instanceof StatementResult.Rows rows) {
            return new StartedRows(rows, surroundings);
        }
        if (result instanceof StatementResult.JobResult job) {
            if (job.toAwait().isEmpty()) {
                notes.add("job '" + job.name() + "' (" + job.id() + ") runs in the background");
            }
            return new StartedJob(Optional.of(job), surroundings);
        }
        if (result instanceof StatementResult.Done done && !done.note().isEmpty()) {
            notes.add(done.note());
        }
        return new StartedJob(Optional.empty(), surroundings);
    }

    @Override
    public Optional<RowType> columns() {
        return Optional.empty();
    }

    @Override
    public ZoneId zone() {
        return surroundings.zone();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(surroundings.notes());
    }

    @Override
    public void cancel() {
        cancelled = true;
        end();
    }

    @Override
    public void close() {
        cancel();
        surroundings.whenClosed().accept(this);
    }

    /** Asks whatever runs to end; returns at once. For any thread, also more than once. */
    abstract void end();

    /** @throws SluiceException {@link ErrorCode#JOB_CANCELLED} */
    void checkOpen() {
        if (cancelled) {
            throw SluiceException.of(ErrorCode.JOB_CANCELLED, "The statement was cancelled");
        }
    }
}
