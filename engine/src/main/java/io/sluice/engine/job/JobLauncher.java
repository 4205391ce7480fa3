package io.sluice.engine.job;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.SystemRows;
import io.sluice.core.connector.Workers;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.Settings;
import io.sluice.core.state.ByteStores;
import io.sluice.engine.RowStream;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.StatementResult.Shape;
import io.sluice.engine.result.ResultQueue;
import io.sluice.executor.runtime.Continuation;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobEnd;
import io.sluice.executor.runtime.JobEnvironment;
import io.sluice.executor.runtime.JobListener;
import io.sluice.executor.runtime.JobSettings;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.runtime.schedule.JobWorkers;
import io.sluice.executor.view.ViewContents;
import io.sluice.functions.FunctionRegistry;
import io.sluice.planner.QueryPlanner.PlannedQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Starts the jobs of a session. Used by the session's thread. */
public final class JobLauncher {
    /** A SELECT has no sink to be exact with: it is neither named, checkpointed nor started from a checkpoint. */
    private static final List<Option<?>> NOT_FOR_SELECT = List.of(
            ExecutionOptions.JOB_NAME,
            CheckpointingOptions.INTERVAL,
            CheckpointingOptions.DIRECTORY,
            CheckpointingOptions.STORAGE,
            RecoveryOptions.PATH);

    private static final String SELECT_NAME = "select";

    private final JobHost host;
    private final SessionJobs jobs;
    private final SystemRows system;
    private final Consumer<String> warnings;

    /** @param warnings takes what a job warns of, on any thread */
    public JobLauncher(JobHost host, SessionJobs jobs, SystemRows system, Consumer<String> warnings) {
        this.system = system;
        this.host = host;
        this.jobs = jobs;
        this.warnings = warnings;
    }

    /**
     * Starts an INSERT.
     *
     * @param waited whether it ends with the statement that waits for it, and so is not kept beyond the process
     */
    public SessionJob insert(
            PhysicalPlan plan, String defaultName, Settings settings, FunctionRegistry registry, boolean waited) {
        String name =
                Optional.ofNullable(settings.get(ExecutionOptions.JOB_NAME)).orElse(defaultName);
        return start(placed(launch(plan, name, settings, registry), waited));
    }

    /** Starts the job of a materialized view, which goes on until the view is dropped. */
    public SessionJob view(
            PhysicalPlan plan, ObjectPath path, Settings settings, FunctionRegistry registry, ViewContents contents) {
        String name =
                Optional.ofNullable(settings.get(ExecutionOptions.JOB_NAME)).orElse(path.toString());
        return start(placed(launch(plan, name, settings, registry).showing(contents), false));
    }

    /** With a folder for its checkpoints, and a record with who keeps jobs beyond the process, where there is one. */
    private JobLaunch placed(JobLaunch launch, boolean waited) {
        if (jobs.keeper().isEmpty()) {
            return launch;
        }
        JobKeeper keeper = jobs.keeper().get();
        JobLaunch placed = launch.with(keeper.placed(launch.id(), launch.settings()));
        return waited ? placed : placed.keptBy(new JobRecord(keeper, KeptJob.starting(launch), true, warnings));
    }

    private JobLaunch launch(PhysicalPlan plan, String name, Settings settings, FunctionRegistry registry) {
        return JobLaunch.of(
                host.nextId(), name, plan, settings, registry, host.clock().millis());
    }

    /** Whether all its sources end. */
    public static boolean isBounded(PhysicalPlan plan) {
        return PlanFacts.of(plan).bounded();
    }

    /**
     * Starts a SELECT; closing its rows ends it.
     *
     * @param mostRows that a result which changes on its way may hold in memory
     */
    public Rows select(PlannedQuery query, Settings settings, FunctionRegistry registry, long mostRows) {
        Settings own = settings;
        for (Option<?> option : NOT_FOR_SELECT) {
            own = own.without(option.key());
        }
        ResultQueue queue = new ResultQueue();
        SessionJob job = start(launch(query.plan(), SELECT_NAME, own, registry).giving(queue));
        RowStream rows = new SelectRows(job, queue);
        if (settings.get(ClientOptions.RESULT_MODE) == ResultMode.CHANGELOG) {
            return new Rows(query.schema(), Shape.CHANGELOG, rows, uniqueKey(query));
        }
        if (!query.bounded()) {
            return query.insertOnly()
                    ? new Rows(query.schema(), Shape.STREAM, rows)
                    : new Rows(query.schema(), Shape.CHANGELOG, rows, uniqueKey(query));
        }
        RowStream last = query.insertOnly() ? rows : new FoldedRows(query.schema(), rows, mostRows);
        return new Rows(query.schema(), Shape.TABLE, last);
    }

    private static Optional<List<Integer>> uniqueKey(PlannedQuery query) {
        return ((PlanRoot.Result) query.plan().roots().get(0)).uniqueKey();
    }

    private SessionJob start(JobLaunch launch) {
        JobSettings jobSettings = JobSettings.from(launch.settings());
        AtomicReference<SessionJob> started = new AtomicReference<>();
        Job job = new Job(launch.spec(jobSettings), environment(launch, jobSettings, started));
        SessionJob session = session(launch, job);
        started.set(session);
        launch.record().ifPresent(JobRecord::begin);
        jobs.add(session);
        job.start();
        return session;
    }

    private static SessionJob session(JobLaunch launch, Job job) {
        return new SessionJob(
                launch.id(),
                launch.name(),
                launch.results().isPresent(),
                launch.view(),
                launch.startMillis(),
                job,
                PlanFacts.of(launch.plan()),
                launch.record());
    }

    /**
     * Takes up a job of an earlier process: one that ran then runs again, one that had ended is listed.
     *
     * @param view shows its rows when it keeps those of a view
     */
    public SessionJob restore(KeptJob kept, FunctionRegistry registry, Optional<ViewContents> view) {
        JobKeeper keeper = jobs.keeper().orElseThrow();
        Settings settings = RestoredSettings.of(kept, keeper.placed(kept.id(), kept.settings()));
        JobLaunch launch = JobLaunch.of(kept.id(), kept.name(), kept.plan(), settings, registry, kept.startMillis())
                .keptBy(new JobRecord(keeper, kept, false, warnings));
        JobLaunch whole = view.map(launch::showing).orElse(launch);
        KeptJob.Standing standing = kept.standing();
        if (standing.state() == JobState.RUNNING) {
            return start(whole);
        }
        SessionJob job = ended(whole, new JobEnd(standing.state(), standing.failure(), standing.continuation()));
        job.wasStoppedWith(standing.stoppedWith());
        return job;
    }

    /** Lists a job of an earlier process that cannot be run, why ever; what is kept of it stays as it is. */
    public void restoreFailed(String id, String name, long startMillis, SluiceException why) {
        PhysicalPlan none = new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, "", List.of());
        JobLaunch launch = JobLaunch.of(id, name, none, Settings.EMPTY, FunctionRegistry.builtIn(), startMillis);
        ended(launch, new JobEnd(JobState.FAILED, Optional.of(why), Continuation.NONE));
    }

    private SessionJob ended(JobLaunch launch, JobEnd end) {
        JobSettings jobSettings = JobSettings.from(launch.settings());
        AtomicReference<SessionJob> known = new AtomicReference<>();
        JobEnvironment environment = environment(launch, jobSettings, known);
        SessionJob job = session(launch, Job.ended(launch.spec(jobSettings), environment, end));
        known.set(job);
        jobs.add(job);
        return job;
    }

    private JobEnvironment environment(JobLaunch launch, JobSettings jobSettings, AtomicReference<SessionJob> started) {
        JobListener listener = new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.accept(warning);
            }

            @Override
            public void onState(JobState from, JobState to) {
                launch.record().ifPresent(r -> r.onState(to, started.get().job()));
            }
        };
        FunctionRegistry functions = launch.registry().withClock(host.clock(), queryTime(launch));
        Workers workers = new JobWorkers(host.workers(), jobSettings.parallelism());
        ConnectorContext context = new ConnectorContext(
                host.files(), host.clock(), launch.registry().zone(), host.out(), workers, system);
        PlanOperators operators = new PlanOperators(host.compilers().of(jobSettings.interpreted()), functions);
        return new JobEnvironment(
                host.connectors(),
                context,
                operators,
                host.workers(),
                JobLauncher::stores,
                launch.results(),
                launch.view(),
                listener,
                host.details());
    }

    private static Optional<ByteStores> stores(String name) {
        return ServiceLoader.load(ByteStores.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(stores -> stores.name().equals(name))
                .findFirst();
    }

    /** In batch mode CURRENT_TIMESTAMP and its like are the start of the query. */
    private static OptionalLong queryTime(JobLaunch launch) {
        boolean isBatch = launch.settings().get(ExecutionOptions.RUNTIME_MODE) == ExecutionOptions.RuntimeMode.BATCH;
        return isBatch ? OptionalLong.of(launch.startMillis()) : OptionalLong.empty();
    }
}
