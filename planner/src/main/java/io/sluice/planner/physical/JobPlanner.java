package io.sluice.planner.physical;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.type.RowType;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.TableCapabilities;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.logical.PredicatePushDown;
import io.sluice.planner.logical.SubQueries;
import io.sluice.planner.sql.DynamicParameters;
import io.sluice.planner.sql.OptionHints;
import io.sluice.planner.sql.SqlFrontEnd;
import io.sluice.planner.sql.SqlFrontEnd.CompiledQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;

/** Plans whole jobs: compiles the queries, plans them, and once more when scans of one table came out unlike. */
public final class JobPlanner {
    private final CatalogSnapshot catalog;
    private final TableCapabilities capabilities;
    private final PlannerSettings settings;
    private final FunctionRegistry registry;
    private final SqlFrontEnd frontEnd;
    private final Parameters parameters;

    public JobPlanner(CatalogSnapshot catalog, TableCapabilities capabilities, PlannerSettings settings) {
        this(catalog, capabilities, settings, Parameters.NONE);
    }

    /** @param parameters values of the {@code ?} of what is planned */
    public JobPlanner(
            CatalogSnapshot catalog, TableCapabilities capabilities, PlannerSettings settings, Parameters parameters) {
        this.parameters = parameters;
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.settings = settings;
        this.registry = catalog.registry(settings.zone()).inDatabase(catalog.currentDatabase());
        this.frontEnd = new SqlFrontEnd(catalog, registry);
    }

    public CompiledQuery compile(Statement.Query query) {
        return frontEnd.compile(query.query(), parameters.size());
    }

    public SqlFrontEnd.Description describe(Statement.Query query) {
        return frontEnd.describe(query.query());
    }

    /** Of an INSERT: what its query gives, and the parameters of all of it. */
    public SqlFrontEnd.Description describe(Statement.Insert insert) {
        return frontEnd.describe(typed(insert));
    }

    private SqlNode typed(Statement.Insert insert) {
        return DynamicParameters.of(insert.query()).isEmpty()
                ? insert.query()
                : DynamicParameters.typed(insert.query(), Targets.columnTypes(catalog, insert));
    }

    public PhysicalPlan plan(Statement.Query query, CompiledQuery compiled) {
        List<PlanRoot> roots =
                planned(context -> List.of(placed(query.query(), query.position(), () -> result(compiled, context))));
        return new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, SluiceSql.toSql(query.query()), roots);
    }

    public PhysicalPlan plan(List<Statement.Insert> inserts) {
        List<CompiledQuery> queries = new ArrayList<>();
        for (Statement.Insert insert : inserts) {
            queries.add(frontEnd.compile(typed(insert), parameters.size()));
        }
        List<PlanRoot> roots = planned(context -> {
            List<PlanRoot> made = new ArrayList<>();
            for (int i = 0; i < inserts.size(); i++) {
                Statement.Insert insert = inserts.get(i);
                CompiledQuery query = queries.get(i);
                made.addAll(placed(insert.query(), insert.position(), () -> insert(insert, query, context)));
            }
            return made;
        });
        String sql = inserts.stream().map(Statement::toSql).collect(Collectors.joining(";\n"));
        return new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, sql, roots);
    }

    private List<PlanRoot> planned(Function<PlanContext, List<PlanRoot>> work) {
        ScanColumns columns = new ScanColumns();
        List<PlanRoot> roots;
        do {
            roots = work.apply(new PlanContext(frontEnd, registry, settings, capabilities, columns, parameters));
        } while (columns.mustRepeat());
        return roots;
    }

    /** Errors of planning that know no better place stand at the hint that is meant, or at the statement. */
    private static <T> T placed(SqlNode query, SourcePosition position, Supplier<T> work) {
        try {
            return work.get();
        } catch (SluiceException e) {
            throw e.position().isPresent()
                    ? e
                    : e.at(OptionHints.position(e, query).orElse(position));
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            throw SqlFrontEnd.bug(e).at(position);
        }
    }

    /** The job of a materialized view. */
    public PhysicalPlan plan(Statement.CreateView statement, ViewDefinition view) {
        SqlNode query = statement.query();
        CompiledQuery compiled = frontEnd.compile(query, parameters.size());
        List<PlanRoot> roots =
                planned(context -> List.of(placed(query, statement.position(), () -> view(view, compiled, context))));
        return new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, view.query(), roots);
    }

    /** Equal rows, and so a row and what takes it back, come to one task. */
    private PlanRoot view(ViewDefinition view, CompiledQuery compiled, PlanContext context) {
        Relation relation =
                new RelPlanner(context).planAll(PredicatePushDown.apply(SubQueries.removed(compiled.rel())));
        Stream stream = context.calculations.named(relation, relation.columns(), view.columnNames());
        List<Integer> columns =
                IntStream.range(0, view.columnNames().size()).boxed().toList();
        Stream spread = Exchanges.byKeys(stream, columns);
        return context.names.root(
                "view(" + view.path() + ")",
                stream.digest(),
                "view(" + view.path().name() + ")",
                id -> new PlanRoot.View(id, spread.node(), view.path()));
    }

    private PlanRoot result(CompiledQuery compiled, PlanContext context) {
        Relation relation =
                new RelPlanner(context).planAll(PredicatePushDown.apply(SubQueries.removed(compiled.rel())));
        RowType type = compiled.rowType();
        Stream stream = context.calculations.named(relation, relation.columns(), type.names());
        Stream single = Exchanges.single(stream);
        return context.names.root(
                "result",
                single.digest(),
                "result",
                id -> new PlanRoot.Result(id, single.node(), UniqueKeys.smallest(single.node())));
    }

    private List<PlanRoot> insert(Statement.Insert insert, CompiledQuery query, PlanContext context) {
        TableDefinition table = Targets.table(catalog, insert.target());
        SinkPlanner.Target target = Targets.of(insert, table, context);
        context.windows.clear();
        context.late = LateRowsPlanner.request(insert);
        Relation relation = new RelPlanner(context).planAll(PredicatePushDown.apply(SubQueries.removed(query.rel())));
        List<String> names = query.rowType().names();
        SourcePosition position = insert.position();
        SinkPlanner.Rows rows =
                new SinkPlanner.Rows(relation, names, "the query", position, SelectItems.positions(insert.query()));
        List<PlanRoot> roots = new ArrayList<>();
        roots.add(new SinkPlanner(context).plan(rows, target));
        roots.addAll(new LateRowsPlanner(context, catalog).plan(insert));
        return roots;
    }
}
