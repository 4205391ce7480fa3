package io.sluice.planner;

import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.session.StatementDescription;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.physical.JobPlanner;
import io.sluice.planner.physical.Parameters;
import io.sluice.planner.sql.SqlFrontEnd;
import io.sluice.planner.sql.SqlFrontEnd.CompiledQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans statements: validates them against a catalog and makes the physical plan that an executor runs.
 *
 * <p>Holds nothing between calls; safe for several threads. Errors are {@link io.sluice.core.error.SluiceException}s
 * whose positions count as those of the statement do.
 */
public final class QueryPlanner {
    private final CatalogSnapshot catalog;
    private final TableCapabilities capabilities;
    private final PlannerSettings settings;
    private final Parameters parameters;

    public QueryPlanner(CatalogSnapshot catalog, TableCapabilities capabilities, PlannerSettings settings) {
        this(catalog, capabilities, settings, List.of());
    }

    /** @param parameters values of the {@code ?} of what is planned: null, Boolean, a Number, String or byte[] each */
    public QueryPlanner(
            CatalogSnapshot catalog,
            TableCapabilities capabilities,
            PlannerSettings settings,
            List<Object> parameters) {
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.settings = settings;
        this.parameters = new Parameters(parameters);
    }

    private JobPlanner planner() {
        return new JobPlanner(catalog, capabilities, settings, parameters);
    }

    /** What a query or an INSERT takes and gives. */
    public StatementDescription describe(Statement.Explainable statement) {
        if (statement instanceof Statement.Query query) {
            SqlFrontEnd.Description described = planner().describe(query);
            return new StatementDescription(
                    Optional.of(described.rowType()),
                    List.copyOf(described.parameters().values()));
        }
        Map<Integer, SqlType> types = new TreeMap<>();
        for (Statement.Insert insert : inserts(statement)) {
            types.putAll(planner().describe(insert).parameters());
        }
        return new StatementDescription(Optional.empty(), List.copyOf(types.values()));
    }

    /**
     * A planned SELECT.
     *
     * @param schema names and types of its columns, as people see them
     * @param insertOnly whether rows only come, or may be taken back
     * @param bounded whether the rows come to an end
     */
    public record PlannedQuery(PhysicalPlan plan, RowType schema, boolean insertOnly, boolean bounded) {}

    /** A query whose rows go to whoever runs it. */
    public PlannedQuery plan(Statement.Query query) {
        JobPlanner planner = planner();
        CompiledQuery compiled = planner.compile(query);
        PhysicalPlan plan = planner.plan(query, compiled);
        return new PlannedQuery(plan, compiled.rowType(), PlanTraits.insertOnly(plan), PlanTraits.bounded(plan));
    }

    /** The job that keeps the rows of a materialized view up to date. */
    public PhysicalPlan plan(Statement.CreateView statement, ViewDefinition view) {
        return planner().plan(statement, view);
    }

    /** One or more inserts that run as one job and share what they have in common. */
    public PhysicalPlan plan(List<Statement.Insert> inserts) {
        return planner().plan(inserts);
    }

    /** Names and types of a query's columns, without planning it: for CREATE VIEW and CREATE TABLE .. AS. */
    public RowType schema(Statement.Query query) {
        return planner().compile(query).rowType();
    }

    /** What EXPLAIN makes a plan of. */
    public PhysicalPlan plan(Statement.Explainable statement) {
        if (statement instanceof Statement.Query query) {
            return plan(query).plan();
        }
        return plan(inserts(statement));
    }

    private static List<Statement.Insert> inserts(Statement.Explainable statement) {
        return statement instanceof Statement.StatementSet set ? set.inserts() : List.of((Statement.Insert) statement);
    }
}
