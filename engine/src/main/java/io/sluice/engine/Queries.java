package io.sluice.engine;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.session.StatementDescription;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.settings.SinkOptions;
import io.sluice.core.settings.TableOptions;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.LoadedTables;
import io.sluice.engine.job.JobHost;
import io.sluice.engine.job.JobLauncher;
import io.sluice.engine.job.JobWait;
import io.sluice.engine.job.SessionJob;
import io.sluice.engine.view.ViewStatements.ViewJobs;
import io.sluice.executor.view.ViewContents;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.ColumnName;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange;
import io.sluice.planner.FireDelays;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.QueryPlanner;
import io.sluice.planner.QueryPlanner.PlannedQuery;
import io.sluice.planner.RuntimeMode;
import io.sluice.planner.SinkSettings;
import io.sluice.planner.TableDefiner;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Plans queries and INSERTs of a session and runs them. Used by the session's thread. */
final class Queries implements ViewJobs {
    private final JobHost host;
    private final SessionSettings settings;
    private final Catalog catalog;
    private final JobLauncher launcher;
    private final Session.Mode mode;
    private List<Object> parameters = List.of();
    private final JobWait jobWait;

    Queries(
            JobHost host,
            SessionSettings settings,
            Catalog catalog,
            JobLauncher launcher,
            Session.Mode mode,
            JobWait jobWait) {
        this.host = host;
        this.settings = settings;
        this.catalog = catalog;
        this.launcher = launcher;
        this.mode = mode;
        this.jobWait = jobWait;
    }

    /** Does something while the {@code ?} of its statement have these values. */
    <T> T withParameters(List<Object> values, Supplier<T> action) {
        parameters = values;
        try {
            return action.get();
        } finally {
            parameters = List.of();
        }
    }

    /** What a query or an INSERT takes and gives. */
    StatementDescription describe(Statement.Explainable statement) {
        return planner(statement).describe(statement);
    }

    Rows select(Statement.Query statement) {
        Settings current = settings.current();
        PlannedQuery query = planner(statement).plan(statement);
        if (mode == Session.Mode.CLIENT) {
            checkReadable(query, current);
        }
        return launcher.select(query, current, registry(), current.get(ClientOptions.MAX_TABLE_RESULT_ROWS));
    }

    /** A client that reads rows cannot know that some are taken back, unless it asks for changes. */
    private static void checkReadable(PlannedQuery query, Settings current) {
        boolean changes = current.get(ClientOptions.RESULT_MODE) == ClientOptions.ResultMode.CHANGELOG;
        if (!query.bounded() && !query.insertOnly() && !changes) {
            throw SluiceException.of(
                            ErrorCode.UNBOUNDED_NOT_ALLOWED,
                            "The rows of this query change without end, so there is no final result to read")
                    .expected("a query whose inputs end, or whose rows only come")
                    .hint("connect with resultMode=changelog, which gives each change with its kind (+I, -U, +U, -D),"
                            + " or INSERT INTO a table");
        }
    }

    /** An INSERT or a statement set: one job. */
    StatementResult insert(Statement.Explainable statement) {
        return run(plan(statement));
    }

    PhysicalPlan plan(Statement.Explainable statement) {
        return planner(statement).plan(statement);
    }

    StatementResult run(PhysicalPlan plan) {
        Settings current = settings.current();
        boolean wait = waits(current, plan);
        return result(launcher.insert(plan, jobName(plan), current, registry(), wait), wait, () -> {});
    }

    /** Whether CREATE MATERIALIZED VIEW waits for rows. */
    boolean waitsForViews() {
        return !Boolean.FALSE.equals(settings.current().get(TableOptions.DML_SYNC));
    }

    /** Waits for a job, or has whoever uses the session wait. @param undo when it fails meanwhile */
    JobResult result(SessionJob job, boolean wait, Runnable undo) {
        if (mode.leavesWaiting()) {
            return new JobResult(job.id(), job.name(), false, wait ? Optional.of(job) : Optional.empty(), undo);
        }
        try {
            return new JobResult(job.id(), job.name(), wait && jobWait.forJob(job));
        } catch (SluiceException e) {
            undo.run();
            throw e;
        }
    }

    /** The INSERT that CREATE TABLE .. AS stands for. */
    Statement.Insert insertOf(Statement.CreateTable statement) {
        Statement.Query query = new Statement.Query(statement.query().orElseThrow(), statement.position());
        List<ColumnName> columns = planner(catalog.snapshot()).schema(query).names().stream()
                .map(name -> new ColumnName(name, statement.position()))
                .toList();
        return new Statement.Insert(
                false,
                statement.name(),
                List.of(),
                List.of(),
                columns,
                List.of(),
                query.query(),
                Optional.empty(),
                statement.position());
    }

    private FunctionRegistry registry() {
        return catalog.snapshot().registry(settings.zone());
    }

    Rows explain(Statement.Explain statement) {
        return TextRows.text(ExplainText.print(plan(statement.target()), statement.details()));
    }

    Rows explainState(Statement.ExplainState statement) {
        return StateText.of(plan(statement.target()));
    }

    Rows explainRestore(Statement.ExplainRestore statement) {
        PhysicalPlan plan = plan(statement.target());
        try {
            return StateText.restore(plan, host.files(), statement.path().key());
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(statement.path().position());
        }
    }

    TableDefinition define(Statement.CreateTable statement) {
        return new TableDefiner(catalog.snapshot(), plannerSettings()).define(statement);
    }

    TableDefinition alter(TableDefinition table, Statement.AlterTable statement) {
        return new TableDefiner(catalog.snapshot(), plannerSettings()).alter(table, statement);
    }

    @Override
    public ViewDefinition define(Statement.CreateView statement) {
        return new TableDefiner(catalog.snapshot(), plannerSettings()).define(statement);
    }

    @Override
    public PhysicalPlan plan(Statement.CreateView statement, ViewDefinition view) {
        return planner(catalog.snapshot()).plan(statement, view);
    }

    @Override
    public SessionJob start(PhysicalPlan plan, ObjectPath path, ViewContents contents) {
        return launcher.view(plan, path, settings.current(), registry(), contents);
    }

    private boolean waits(Settings current, PhysicalPlan plan) {
        Boolean always = current.get(TableOptions.DML_SYNC);
        if (always != null) {
            return always;
        }
        return !mode.isPrompt() && JobLauncher.isBounded(plan);
    }

    /**
     * What reads once reads the rows that a materialized view has; what runs on reads what the view is made of, and hears of
     * every change.
     */
    private QueryPlanner planner(Statement.Explainable statement) {
        boolean once = statement instanceof Statement.Query
                || settings.current().get(ExecutionOptions.RUNTIME_MODE) == ExecutionOptions.RuntimeMode.BATCH;
        return planner(once ? catalog.readable() : catalog.snapshot());
    }

    private QueryPlanner planner(CatalogSnapshot snapshot) {
        return new QueryPlanner(snapshot, tables(), plannerSettings(), parameters);
    }

    private PlannerSettings plannerSettings() {
        Settings current = settings.current();
        return new PlannerSettings(
                RuntimeMode.valueOf(current.get(ExecutionOptions.RUNTIME_MODE).name()),
                settings.zone(),
                current.get(TableOptions.ALLOW_LATENESS),
                current.get(TableOptions.SOURCE_IDLE_TIMEOUT),
                new FireDelays(
                        delayMillis(current, TableOptions.EARLY_FIRE_ENABLED, TableOptions.EARLY_FIRE_DELAY),
                        delayMillis(current, TableOptions.LATE_FIRE_ENABLED, TableOptions.LATE_FIRE_DELAY)),
                sinks(current));
    }

    private static long delayMillis(Settings current, Option<Boolean> enabled, Option<Duration> delay) {
        return current.get(enabled) ? current.get(delay).toMillis() : -1;
    }

    private static SinkSettings sinks(Settings current) {
        return new SinkSettings(
                current.get(SinkOptions.NOT_NULL_ENFORCER) == SinkOptions.NotNull.DROP,
                SinkSettings.Lengths.valueOf(
                        current.get(SinkOptions.TYPE_LENGTH_ENFORCER).name()),
                current.get(SinkOptions.REQUIRE_ON_CONFLICT));
    }

    Rows showPartitions(Statement.ShowPartitions statement) {
        try {
            return partitions(statement.table()).show(statement.partition());
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(statement.table().position());
        }
    }

    void changePartitions(QualifiedName table, TableChange.Partitions change) {
        partitions(table).change(change);
    }

    private Partitions partitions(QualifiedName table) {
        return new Partitions(table, catalog.get(table.parts()), surroundings());
    }

    private LoadedTables tables() {
        return new LoadedTables(surroundings());
    }

    private ConnectorContext surroundings() {
        return new ConnectorContext(host.files(), host.clock(), settings.zone(), host.out());
    }

    /** As Flink: the sinks' full names, one after the other. */
    private static String jobName(PhysicalPlan plan) {
        List<PlanRoot> roots = plan.roots();
        return roots.stream()
                .filter(PlanRoot.TableSink.class::isInstance)
                .map(root -> ((PlanRoot.TableSink) root).table().path().toString())
                .collect(Collectors.joining(",", "insert-into_", ""));
    }
}
