package io.sluice.shell;

import io.sluice.core.settings.Settings;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.TextResult;
import io.sluice.engine.text.ValueText;
import java.util.List;
import java.util.Optional;

/**
 * The session that the shell works on: one of this process, or one of a server. Statements run one after the other on the
 * caller's thread; {@link #progress}, {@link #detach} and {@link #close} are for any thread.
 */
public interface ShellSession extends AutoCloseable {
    /** The version of the engine, for people. */
    String version();

    /** The server that it is on, whose jobs in the background go on when it ends; empty: those of this process do not. */
    Optional<String> server();

    /** @throws io.sluice.core.error.SluiceException with a position in the script's text */
    void execute(Script script, ResultHandler handler);

    /** For statements whose results all come to an end. */
    List<TextResult> execute(String sql);

    Settings settings();

    ValueText valueText();

    /** How far the jobs are that this session has started and that run now, oldest first. */
    List<JobProgress> progress();

    /** What the operators of this session's jobs did not take. */
    List<LateRows> lateRows();

    /** Ends the wait for an INSERT; it goes on. */
    void detach();

    /** Waits for the end of a job; false when {@link #detach} was called meanwhile. */
    boolean awaitJob(String id);

    /**
     * Waits for the jobs that end with the session.
     *
     * @throws io.sluice.core.error.SluiceException the error of the first job that failed
     */
    void awaitJobs();

    /** Ends what runs. Idempotent. */
    @Override
    void close();
}
