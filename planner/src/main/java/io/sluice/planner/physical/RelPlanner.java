package io.sluice.planner.physical;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Turns relational nodes into streams. Top down it hands the set of columns that are needed, bottom up come the plan
 * nodes with what is known of their rows.
 */
final class RelPlanner {
    private final PlanContext context;
    private final Map<Class<?>, BiFunction<RelNode, ImmutableBitSet, Relation>> planners = new HashMap<>();

    RelPlanner(PlanContext context) {
        this.context = context;
        ScanPlanner scans = new ScanPlanner(context);
        AggregatePlanner aggregates = new AggregatePlanner(context, this);
        JoinPlanner joins = new JoinPlanner(context, this);
        SortPlanner sorts = new SortPlanner(context, this);
        UnionPlanner unions = new UnionPlanner(context, this);
        SetOperationPlanner sets = new SetOperationPlanner(context, this);
        WindowFunctionPlanner windows = new WindowFunctionPlanner(context, this);
        planners.put(LogicalTableScan.class, (r, n) -> scans.plan((LogicalTableScan) r, n));
        planners.put(LogicalValues.class, (r, n) -> scans.plan((LogicalValues) r, n));
        planners.put(LogicalProject.class, (r, n) -> project((LogicalProject) r, n));
        planners.put(LogicalFilter.class, (r, n) -> filter((LogicalFilter) r, n));
        planners.put(LogicalAggregate.class, (r, n) -> aggregates.plan((LogicalAggregate) r, n));
        planners.put(LogicalJoin.class, (r, n) -> joins.plan((LogicalJoin) r, n));
        planners.put(LogicalSort.class, (r, n) -> sorts.plan((LogicalSort) r, n));
        planners.put(LogicalUnion.class, (r, n) -> unions.plan((LogicalUnion) r, n));
        planners.put(LogicalIntersect.class, (r, n) -> sets.plan((SetOp) r));
        planners.put(LogicalMinus.class, (r, n) -> sets.plan((SetOp) r));
        UnnestPlanner unnests = new UnnestPlanner(context, this);
        planners.put(Uncollect.class, (r, n) -> unnests.plan((Uncollect) r, n));
        planners.put(LogicalCorrelate.class, (r, n) -> unnests.plan((LogicalCorrelate) r, n));
        planners.put(LogicalTableFunctionScan.class, (r, n) -> windows.plan((LogicalTableFunctionScan) r, n));
    }

    /** @param needed the columns of {@code rel} that anybody above reads */
    Relation plan(RelNode rel, ImmutableBitSet needed) {
        BiFunction<RelNode, ImmutableBitSet, Relation> planner = planners.get(rel.getClass());
        if (planner == null) {
            String name = rel.getRelTypeName().replaceFirst("^Logical", "").toUpperCase(Locale.ROOT);
            throw SluiceException.notBuiltYet(name);
        }
        return planner.apply(rel, needed);
    }

    Relation planAll(RelNode rel) {
        return plan(rel, ImmutableBitSet.range(rel.getRowType().getFieldCount()));
    }

    private Relation project(LogicalProject project, ImmutableBitSet needed) {
        List<RexNode> wanted = new ArrayList<>();
        needed.forEach(i -> wanted.add(project.getProjects().get(i)));
        Relation input = plan(project.getInput(), RelOptUtil.InputFinder.bits(wanted, null));
        Relation once = computedOnce(input, wanted, ImmutableBitSet.of(), project.getInput());
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            columns.add(
                    needed.get(i) ? context.lowering.lower(project.getProjects().get(i), once.columns()) : null);
        }
        return once.withColumns(columns);
    }

    private Relation filter(LogicalFilter filter, ImmutableBitSet needed) {
        RexNode condition = filter.getCondition();
        ImmutableBitSet reads = RelOptUtil.InputFinder.bits(condition);
        Relation input = plan(filter.getInput(), needed.union(reads));
        Relation once = computedOnce(input, List.of(condition), needed, filter.getInput());
        return once.where(context.lowering.lower(condition, once.columns()), context.lowering);
    }

    /** A column that takes computing and is read more than once becomes a column of a calculation of its own. */
    private Relation computedOnce(Relation input, List<RexNode> readers, ImmutableBitSet alsoRead, RelNode rel) {
        int[] uses = new int[input.columns().size()];
        alsoRead.forEach(i -> uses[i]++);
        for (RexNode reader : readers) {
            ColumnUses.count(reader, uses);
        }
        boolean repeated = false;
        for (int i = 0; i < uses.length; i++) {
            repeated |= uses[i] > 1 && input.columns().get(i) instanceof Call;
        }
        return repeated && input.window().isEmpty()
                ? context.calculations.materialized(input, rel.getRowType().getFieldNames())
                : input;
    }
}
