package io.sluice.planner;

import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.type.RowType;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.physical.JobPlanner;
import io.sluice.planner.sql.SqlFrontEnd.CompiledQuery;
import java.util.List;

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

    public QueryPlanner(CatalogSnapshot catalog, TableCapabilities capabilities, PlannerSettings settings) {
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.settings = settings;
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
        JobPlanner planner = new JobPlanner(catalog, capabilities, settings);
        CompiledQuery compiled = planner.compile(query);
        PhysicalPlan plan = planner.plan(query, compiled);
        return new PlannedQuery(plan, compiled.rowType(), PlanTraits.insertOnly(plan), PlanTraits.bounded(plan));
    }

    /** One or more inserts that run as one job and share what they have in common. */
    public PhysicalPlan plan(List<Statement.Insert> inserts) {
        return new JobPlanner(catalog, capabilities, settings).plan(inserts);
    }

    /** Names and types of a query's columns, without planning it: for CREATE VIEW and CREATE TABLE .. AS. */
    public RowType schema(Statement.Query query) {
        return new JobPlanner(catalog, capabilities, settings).compile(query).rowType();
    }

    /** What EXPLAIN makes a plan of. */
    public PhysicalPlan plan(Statement.Explainable statement) {
        if (statement instanceof Statement.Query query) {
            return plan(query).plan();
        }
        return plan(
                statement instanceof Statement.StatementSet set
                        ? set.inserts()
                        : List.of((Statement.Insert) statement));
    }
}
