package io.sluice.shell;

import io.sluice.core.settings.Settings;
import io.sluice.engine.JobProgress;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.TextResult;
import io.sluice.engine.text.ValueText;
import java.util.List;

/**
 * The session that a prompt works on: one of this process, and where there is a server, one of that. Statements run one
 * after the other on the caller's thread; {@link #progress} and {@link #detach} are for any thread.
 */
interface ShellSession {
    /** @throws io.sluice.core.error.SluiceException with a position in the script's text */
    void execute(Script script, ResultHandler handler);

    /** For statements whose results all come to an end. */
    List<TextResult> execute(String sql);

    Settings settings();

    ValueText valueText();

    /** How far the jobs are that run now, oldest first. */
    List<JobProgress> progress();

    /** Ends the wait for an INSERT; it goes on. */
    void detach();

    /** Waits for the end of a job; false when {@link #detach} was called meanwhile. */
    boolean awaitJob(String id);
}
