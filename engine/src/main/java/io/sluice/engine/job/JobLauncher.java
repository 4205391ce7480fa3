package io.sluice.engine.job;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.SystemRows;
import io.sluice.core.connector.Workers;
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
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobEnvironment;
import io.sluice.executor.runtime.JobListener;
import io.sluice.executor.runtime.JobSettings;
import io.sluice.executor.runtime.JobSpec;
import io.sluice.executor.runtime.ResultConsumer;
import io.sluice.executor.runtime.schedule.JobWorkers;
import io.sluice.executor.view.ViewContents;
import io.sluice.functions.FunctionRegistry;
import io.sluice.planner.QueryPlanner.PlannedQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
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

    /** Starts an INSERT. */
    public SessionJob insert(PhysicalPlan plan, String defaultName, Settings settings, FunctionRegistry registry) {
        String name =
                Optional.ofNullable(settings.get(ExecutionOptions.JOB_NAME)).orElse(defaultName);
        return start(plan, name, settings, registry, Optional.empty(), Optional.empty());
    }

    /** Starts the job of a materialized view, which goes on until the view is dropped. */
    public SessionJob view(
            PhysicalPlan plan, ObjectPath path, Settings settings, FunctionRegistry registry, ViewContents contents) {
        String name =
                Optional.ofNullable(settings.get(ExecutionOptions.JOB_NAME)).orElse(path.toString());
        return start(plan, name, settings, registry, Optional.empty(), Optional.of(contents));
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
        SessionJob job = start(query.plan(), SELECT_NAME, own, registry, Optional.of(queue), Optional.empty());
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

    private SessionJob start(
            PhysicalPlan plan,
            String name,
            Settings settings,
            FunctionRegistry registry,
            Optional<ResultConsumer> results,
            Optional<ViewContents> view) {
        JobListener listener = new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.accept(warning);
            }
        };
        JobSettings jobSettings = JobSettings.from(settings);
        FunctionRegistry functions = registry.withClock(host.clock(), queryTime(settings));
        Workers workers = new JobWorkers(host.workers(), jobSettings.parallelism());
        ConnectorContext context =
                new ConnectorContext(host.files(), host.clock(), registry.zone(), host.out(), workers, system);
        PlanOperators operators = new PlanOperators(host.compilers().of(jobSettings.interpreted()), functions);
        JobEnvironment environment = new JobEnvironment(
                host.connectors(),
                context,
                operators,
                host.workers(),
                JobLauncher::stores,
                results,
                view,
                listener,
                host.details());
        Job job = new Job(new JobSpec(name, plan, jobSettings), environment);
        SessionJob started = new SessionJob(
                host.nextId(), name, results.isPresent(), view, host.clock().millis(), job, PlanFacts.of(plan));
        jobs.add(started);
        job.start();
        return started;
    }

    private static Optional<ByteStores> stores(String name) {
        return ServiceLoader.load(ByteStores.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(stores -> stores.name().equals(name))
                .findFirst();
    }

    /** In batch mode CURRENT_TIMESTAMP and its like are the start of the query. */
    private OptionalLong queryTime(Settings settings) {
        boolean isBatch = settings.get(ExecutionOptions.RUNTIME_MODE) == ExecutionOptions.RuntimeMode.BATCH;
        return isBatch ? OptionalLong.of(host.clock().millis()) : OptionalLong.empty();
    }
}
