package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.settings.Settings;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.CatalogListings;
import io.sluice.engine.catalog.NamespaceChanges;
import io.sluice.engine.catalog.UserClasses;
import io.sluice.engine.job.JobCommands;
import io.sluice.engine.job.JobHost;
import io.sluice.engine.job.JobLauncher;
import io.sluice.engine.job.JobWait;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.text.ValueText;
import io.sluice.parser.ScriptStatement;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one user sees of an engine: settings, a catalog and the jobs started from it. Statements run one after the
 * other on the caller's thread; only {@link #progress()}, {@link #detach()} and {@link #close()} may be called from
 * another; the latter ends what runs.
 */
public final class Session implements AutoCloseable {
    /** How a session is used, which decides whether an INSERT is waited for. */
    public enum Mode {
        /** An INSERT whose sources are all bounded is waited for. */
        SCRIPT,
        /** Every INSERT runs in the background. */
        PROMPT
    }

    private final SessionSettings settings;
    private final StatementRunner runner;
    private final SessionJobs jobs;
    private final JobWait jobWait = new JobWait();

    Session(JobHost host, Settings initial, Mode mode, Consumer<String> warnings) {
        this.settings = new SessionSettings(initial);
        this.jobs = new SessionJobs();
        Catalog catalog = new Catalog();
        Queries queries = new Queries(host, settings, catalog, new JobLauncher(host, jobs, warnings), mode, jobWait);
        this.runner = new StatementRunner(
                settings,
                new Definitions(catalog, queries),
                new CatalogListings(catalog),
                queries,
                new CompiledPlans(queries, host.files()),
                jobs,
                new NamespaceDefinitions(new NamespaceChanges(catalog)),
                new FunctionDefinitions(catalog.functions(), new UserClasses()),
                new JobCommands(host, jobs, settings::current, settings::zone));
    }

    /**
     * Runs a script and gives each result to {@code handler}; ends at the first error, or at QUIT.
     *
     * @throws SluiceException with a position in the script's text; results so far have been given
     */
    public void execute(Script script, ResultHandler handler) {
        script.errors().stream().findFirst().ifPresent(error -> {
            throw error;
        });
        jobWait.begin();
        for (ScriptStatement statement : script.statements()) {
            if (execute(statement, handler) instanceof StatementResult.Command command
                    && command.name() == StatementResult.Command.Name.QUIT) {
                return;
            }
        }
    }

    /** Runs a script whose results all come to an end, and gives them as text, one per statement. */
    public List<TextResult> execute(String script) {
        TextCollector collector = new TextCollector(this);
        execute(Script.parse(script), collector);
        return collector.results();
    }

    private StatementResult execute(ScriptStatement statement, ResultHandler handler) {
        try {
            StatementResult result = statement.orThrow().accept(runner);
            try {
                result.accept(handler);
            } finally {
                if (result instanceof StatementResult.Rows rows) {
                    rows.rows().close();
                }
            }
            return result;
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(firstWord(statement.position()));
        }
    }

    /** An error that concerns a statement as a whole points at its beginning. */
    private static SourcePosition firstWord(SourcePosition statement) {
        return SourcePosition.at(statement.line(), statement.column());
    }

    /** The settings as they stand. */
    public Settings settings() {
        return settings.current();
    }

    /** Values as text, in the session's time zone. */
    public ValueText valueText() {
        return new ValueText(settings.zone());
    }

    /**
     * Waits until every job that was started has ended.
     *
     * @throws SluiceException the error of the first job that failed
     */
    public void awaitJobs() {
        jobs.await();
    }

    /**
     * Waits until one job has ended.
     *
     * @return false when {@link #detach()} was called meanwhile and the job goes on
     * @throws SluiceException that of the job
     */
    public boolean awaitJob(String id) {
        jobWait.begin();
        return jobWait.forJob(jobs.ofId(id));
    }

    /**
     * An INSERT of the script that is being run is no longer waited for: it goes on in the background, and its result
     * says that it is not finished. For any thread.
     */
    public void detach() {
        jobWait.detach();
    }

    /** What the operators of this session's jobs did not take: late, malformed. */
    public List<LateRows> lateRows() {
        return jobs.lateRows();
    }

    /** How far the jobs are that run now, oldest first. For any thread. */
    public List<JobProgress> progress() {
        return jobs.progress();
    }

    /** Cancels what still runs and waits for its end. */
    @Override
    public void close() {
        jobs.close();
    }
}
