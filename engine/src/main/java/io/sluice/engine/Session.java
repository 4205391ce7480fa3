package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.StatementDescription;
import io.sluice.core.settings.Settings;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.CatalogContents;
import io.sluice.engine.catalog.CatalogListings;
import io.sluice.engine.catalog.CatalogStore;
import io.sluice.engine.catalog.NamespaceChanges;
import io.sluice.engine.catalog.UserClasses;
import io.sluice.engine.job.JobCommands;
import io.sluice.engine.job.JobHost;
import io.sluice.engine.job.JobLauncher;
import io.sluice.engine.job.JobWait;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.system.SystemTables;
import io.sluice.engine.text.ValueText;
import io.sluice.engine.view.ViewStatements;
import io.sluice.engine.view.Views;
import io.sluice.parser.ScriptStatement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        PROMPT,
        /**
         * No call waits for a job: an INSERT whose sources are all bounded is one to wait for, which the result says. An
         * unbounded query whose rows change is refused unless changes are asked for.
         */
        CLIENT,
        /** As SCRIPT for a program elsewhere: no call waits for a job, as with CLIENT. */
        REMOTE_SCRIPT,
        /** As PROMPT for a program elsewhere: no call waits for a job, as with CLIENT. */
        REMOTE_PROMPT;

        /** Whether a result says that its job is to be waited for, instead of coming after the job's end. */
        boolean leavesWaiting() {
            return this == CLIENT || this == REMOTE_SCRIPT || this == REMOTE_PROMPT;
        }

        /** Whether a person starts statements, who does not want to wait for an INSERT. */
        boolean isPrompt() {
            return this == PROMPT || this == REMOTE_PROMPT;
        }
    }

    private static final int ENDED_QUERIES_OF_A_CLIENT = 100;

    private final SessionSettings settings;
    private final StatementRunner runner;
    private final SessionJobs jobs;
    private final Catalog catalog;
    private final Queries queries;
    private final JobWait jobWait = new JobWait();

    Session(JobHost host, Optional<SharedSpace> shared, Settings initial, Mode mode, Consumer<String> warnings) {
        SessionPolicy policy = shared.map(SharedSpace::policy).orElse(SessionPolicy.OWNER);
        this.settings = new SessionSettings(initial, policy);
        this.jobs = new SessionJobs(
                mode.leavesWaiting() ? ENDED_QUERIES_OF_A_CLIENT : Integer.MAX_VALUE, shared.map(SharedSpace::jobs));
        this.catalog = new Catalog(shared.map(SharedSpace::store).orElseGet(CatalogStore::inMemory));
        Views views = shared.map(SharedSpace::views).orElseGet(Views::new);
        SystemTables system = new SystemTables(jobs, views, catalog, settings::current);
        catalog.show(system::definitions);
        this.queries =
                new Queries(host, settings, catalog, new JobLauncher(host, jobs, system, warnings), mode, jobWait);
        this.runner = new StatementRunner(
                settings,
                catalog,
                new Definitions(catalog, queries),
                new CatalogListings(catalog),
                queries,
                new CompiledPlans(queries, host.files()),
                jobs,
                new NamespaceDefinitions(new NamespaceChanges(catalog)),
                new FunctionDefinitions(catalog.functions(), new UserClasses(), policy),
                new JobCommands(host, jobs, settings::current, settings::zone),
                new ViewStatements(catalog, views, queries));
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
        TextCollector collector = new TextCollector(this::valueText);
        execute(Script.parse(script), collector);
        return collector.results();
    }

    private StatementResult execute(ScriptStatement statement, ResultHandler handler) {
        return placed(statement, () -> {
            StatementResult result = statement.orThrow().accept(runner);
            try {
                result.accept(handler);
            } finally {
                if (result instanceof StatementResult.Rows rows) {
                    rows.rows().close();
                }
            }
            return result;
        });
    }

    /**
     * Runs one statement of a script and gives its result, whose rows the caller reads and closes.
     *
     * @param parameters one per {@code ?}, as {@link io.sluice.core.session.ClientSession#start} takes them
     * @throws SluiceException with a position in the script's text
     */
    public StatementResult start(ScriptStatement statement, List<Object> parameters) {
        return placed(
                statement,
                () -> queries.withParameters(
                        parameters, () -> statement.orThrow().accept(runner)));
    }

    /** What a statement takes and gives, without running it. */
    public StatementDescription describe(ScriptStatement statement) {
        return placed(statement, () -> new Descriptions(queries, runner).of(statement.orThrow()));
    }

    private static <T> T placed(ScriptStatement statement, Supplier<T> action) {
        try {
            return action.get();
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

    /** What names stand for now. */
    public ClientCatalog catalog() {
        return CatalogContents.of(catalog);
    }

    public String currentCatalog() {
        return catalog.namespaces().currentCatalog();
    }

    public String currentDatabase() {
        return catalog.namespaces().currentDatabase();
    }

    /** The zone in which TIMESTAMP_LTZ is shown. */
    public ZoneId zone() {
        return settings.zone();
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
