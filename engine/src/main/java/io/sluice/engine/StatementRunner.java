package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.StatementResult.Command;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.CatalogListings;
import io.sluice.engine.job.JobCommands;
import io.sluice.engine.job.SessionJob;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.view.ViewStatements;
import io.sluice.parser.FunctionStatement;
import io.sluice.parser.JobStatement;
import io.sluice.parser.NamespaceStatement;
import io.sluice.parser.Statement;
import io.sluice.parser.StatementVisitor;
import java.util.Optional;
import java.util.function.Supplier;

/** Says which part of a session carries out which statement. */
final class StatementRunner implements StatementVisitor<StatementResult> {
    private final SessionSettings settings;
    private final Catalog catalog;
    private final Definitions definitions;
    private final CatalogListings listings;
    private final Queries queries;
    private final CompiledPlans plans;
    private final SessionJobs jobs;
    private final NamespaceDefinitions namespaces;
    private final FunctionDefinitions functions;
    private final JobCommands jobCommands;
    private final ViewStatements views;

    StatementRunner(
            SessionSettings settings,
            Catalog catalog,
            Definitions definitions,
            CatalogListings listings,
            Queries queries,
            CompiledPlans plans,
            SessionJobs jobs,
            NamespaceDefinitions namespaces,
            FunctionDefinitions functions,
            JobCommands jobCommands,
            ViewStatements views) {
        this.settings = settings;
        this.catalog = catalog;
        this.definitions = definitions;
        this.listings = listings;
        this.queries = queries;
        this.plans = plans;
        this.jobs = jobs;
        this.namespaces = namespaces;
        this.functions = functions;
        this.jobCommands = jobCommands;
        this.views = views;
    }

    /** A change of names; a materialized view may be gone after it. */
    private StatementResult changing(Supplier<StatementResult> statement) {
        StatementResult result = catalog.changing(statement);
        views.settle();
        return result;
    }

    private StatementResult keep(Statement.CreateView statement) {
        Optional<SessionJob> job = views.create(statement);
        if (job.isEmpty()) {
            return Done.SILENT;
        }
        JobResult result = queries.result(job.get(), queries.waitsForViews(), () -> views.undo(job.get()));
        if (result.finished() && job.get().hasEnded()) {
            views.undo(job.get());
            throw SluiceException.of(
                    ErrorCode.JOB_CANCELLED,
                    "The job of the view was cancelled before it had all rows: there is no view");
        }
        return result.finished() ? Done.SILENT : result;
    }

    @Override
    public StatementResult visitCreateTable(Statement.CreateTable statement) {
        StatementResult result = definitions.createTable(statement);
        views.settle();
        return result;
    }

    @Override
    public StatementResult visitAlterTable(Statement.AlterTable statement) {
        return catalog.changing(() -> definitions.alterTable(statement));
    }

    @Override
    public StatementResult visitAlterView(Statement.AlterView statement) {
        return catalog.changing(() -> definitions.alterView(statement));
    }

    @Override
    public StatementResult visitDropTable(Statement.DropTable statement) {
        return catalog.changing(() -> definitions.dropTable(statement));
    }

    @Override
    public StatementResult visitCreateView(Statement.CreateView statement) {
        return statement.materialized() ? keep(statement) : changing(() -> definitions.createView(statement));
    }

    @Override
    public StatementResult visitDropView(Statement.DropView statement) {
        return changing(() -> definitions.dropView(statement));
    }

    @Override
    public StatementResult visitInsert(Statement.Insert statement) {
        return queries.insert(statement);
    }

    @Override
    public StatementResult visitStatementSet(Statement.StatementSet statement) {
        return queries.insert(statement);
    }

    @Override
    public StatementResult visitQuery(Statement.Query statement) {
        return queries.select(statement);
    }

    @Override
    public StatementResult visitExplain(Statement.Explain statement) {
        return queries.explain(statement);
    }

    @Override
    public StatementResult visitExplainState(Statement.ExplainState statement) {
        return queries.explainState(statement);
    }

    @Override
    public StatementResult visitExplainRestore(Statement.ExplainRestore statement) {
        return queries.explainRestore(statement);
    }

    @Override
    public StatementResult visitCompilePlan(Statement.CompilePlan statement) {
        return plans.compile(statement);
    }

    @Override
    public StatementResult visitExecutePlan(Statement.ExecutePlan statement) {
        return plans.execute(statement);
    }

    @Override
    public StatementResult visitSetOption(Statement.SetOption statement) {
        return new Done(settings.set(statement).orElse(""));
    }

    @Override
    public StatementResult visitShowSettings(Statement.ShowSettings statement) {
        return settings.show();
    }

    @Override
    public StatementResult visitResetOption(Statement.ResetOption statement) {
        statement.key().ifPresentOrElse(settings::reset, settings::reset);
        return Done.SILENT;
    }

    @Override
    public StatementResult visitShow(Statement.Show statement) {
        return switch (statement.kind()) {
            case JOBS -> jobs.show(settings.zone());
            case JARS -> functions.showJars();
            default -> listings.show(statement);
        };
    }

    @Override
    public StatementResult visitShowPartitions(Statement.ShowPartitions statement) {
        return queries.showPartitions(statement);
    }

    @Override
    public StatementResult visitNamespace(NamespaceStatement statement) {
        return changing(() -> statement.accept(namespaces));
    }

    @Override
    public StatementResult visitFunction(FunctionStatement statement) {
        return catalog.changing(() -> statement.accept(functions));
    }

    @Override
    public StatementResult visitJob(JobStatement statement) {
        return statement.accept(jobCommands);
    }

    @Override
    public StatementResult visitDescribeTable(Statement.DescribeTable statement) {
        return listings.describe(statement.name());
    }

    @Override
    public StatementResult visitShellCommand(Statement.ShellCommand statement) {
        return new Command(
                switch (statement.kind()) {
                    case QUIT -> Command.Name.QUIT;
                    case HELP -> Command.Name.HELP;
                    case CLEAR -> Command.Name.CLEAR;
                });
    }
}
