package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.RowType;
import io.sluice.planner.sql.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * GROUPING SETS, ROLLUP and CUBE: an aggregation for each set over the same rows, and the union of their results, with
 * NULL for the keys that a set has not. Since the rows are not copied before the aggregations, which of them are late is
 * judged as in any other aggregation. GROUPING, GROUPING_ID and GROUP_ID are constants of a set.
 */
final class GroupingSets {
    private static final Set<SqlKind> CONSTANTS = Set.of(SqlKind.GROUPING, SqlKind.GROUP_ID);

    private final PlanContext context;
    private final AggregatePlanner aggregates;
    private final RelPlanner planner;
    private final LogicalAggregate aggregate;
    private final RowType type;

    GroupingSets(PlanContext context, AggregatePlanner aggregates, RelPlanner planner, LogicalAggregate aggregate) {
        this.context = context;
        this.aggregates = aggregates;
        this.planner = planner;
        this.aggregate = aggregate;
        this.type = TypeMapping.toSluice(aggregate.getRowType(), List.of());
    }

    /** Whether an aggregation has one set of keys, and asks nothing about it. */
    static boolean isSimple(LogicalAggregate aggregate) {
        return aggregate.getGroupSets().size() == 1
                && aggregate.getAggCallList().stream().noneMatch(GroupingSets::isConstant);
    }

    private static boolean isConstant(AggregateCall call) {
        return CONSTANTS.contains(call.getAggregation().getKind());
    }

    Relation plan(ImmutableBitSet needed) {
        List<Grouping> groupings = new ArrayList<>();
        ImmutableBitSet.Builder reads = ImmutableBitSet.builder();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            Grouping grouping = grouping(set, needed);
            groupings.add(grouping);
            reads.addAll(grouping.reads());
        }
        int sites = context.windows.size();
        Relation input = rows(planner.plan(aggregate.getInput(), reads.build()), groupings);
        List<Stream> results = new ArrayList<>();
        List<Integer> columns = needed.asList();
        for (Grouping grouping : groupings) {
            Relation result = columns(aggregates.plan(grouping, input), grouping);
            results.add(UnionPlanner.input(context, result, columns, type));
        }
        forgetRepeated(sites);
        Stream stream = results.size() == 1 ? results.get(0) : UnionPlanner.union(results);
        int[] positions = new int[type.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = columns.indexOf(i);
        }
        return Relation.of(stream, positions);
    }

    /**
     * Sessions of their own keys are found once for all sets: an aggregation that takes them into itself, which only the
     * set of just these keys could, would find them a second time and judge each late row a second time.
     */
    private Relation rows(Relation input, List<Grouping> groupings) {
        boolean found = input.window()
                .filter(w -> w.isSession() && w.partition().isPresent())
                .isPresent();
        return found && groupings.size() > 1
                ? context.calculations.materialized(input, groupings.get(0).inputNames())
                : input;
    }

    /** The sets judge the same rows: the first one's word on which are late is enough. */
    private void forgetRepeated(int sites) {
        if (context.windows.size() > sites + 1) {
            context.windows.subList(sites + 1, context.windows.size()).clear();
        }
    }

    /** The aggregation of one set, without constants. */
    private Grouping grouping(ImmutableBitSet set, ImmutableBitSet needed) {
        List<AggregateCall> calls = new ArrayList<>();
        ImmutableBitSet.Builder wanted = ImmutableBitSet.builder();
        List<Integer> keys = aggregate.getGroupSet().asList();
        for (int i = 0; i < set.cardinality(); i++) {
            if (needed.get(keys.indexOf(set.nth(i)))) {
                wanted.set(i);
            }
        }
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            if (!isConstant(aggregate.getAggCallList().get(i))) {
                if (needed.get(keys.size() + i)) {
                    wanted.set(set.cardinality() + calls.size());
                }
                calls.add(aggregate.getAggCallList().get(i));
            }
        }
        LogicalAggregate one = LogicalAggregate.create(aggregate.getInput(), List.of(), set, List.of(set), calls);
        return AggregatePlanner.grouping(one, wanted.build());
    }

    /** The result of one set with the columns of all: keys, then calls. */
    private Relation columns(Relation result, Grouping grouping) {
        ImmutableBitSet set = grouping.aggregate().getGroupSet();
        List<Expr> columns = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            columns.add(
                    set.get(key)
                            ? result.columns().get(set.indexOf(key))
                            : new Literal(null, type.type(columns.size()).withNullable(true)));
        }
        int next = set.cardinality();
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(
                    isConstant(call)
                            ? constant(call, set, columns.size())
                            : result.columns().get(next++));
        }
        return result.withColumns(columns);
    }

    /** A bit for each of the given keys, 1 where the set has it not; GROUP_ID is about all keys, as in Flink. */
    private Expr constant(AggregateCall call, ImmutableBitSet set, int column) {
        List<Integer> keys = call.getAggregation().getKind() == SqlKind.GROUP_ID
                ? aggregate.getGroupSet().asList()
                : call.getArgList();
        long bits = 0;
        for (int key : keys) {
            bits = bits << 1 | (set.get(key) ? 0 : 1);
        }
        return new Literal(bits, type.type(column));
    }
}
