package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.functions.CommonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans joins: both sides are spread by the keys that the condition equates, or all to one task without any. */
final class JoinPlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    JoinPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    /** One side: its columns that are needed, then what its keys compute. */
    private record Side(Stream stream, int[] positions, List<Integer> keys) {}

    Relation plan(LogicalJoin join, ImmutableBitSet needed) {
        int width = join.getLeft().getRowType().getFieldCount();
        int all = join.getRowType().getFieldCount();
        JoinCondition condition =
                JoinCondition.of(join.getCondition(), width, join.getCluster().getRexBuilder());
        ImmutableBitSet reads = needed.union(RelOptUtil.InputFinder.bits(condition.rest(), null));
        ImmutableBitSet leftOwn = reads.intersect(ImmutableBitSet.range(width));
        ImmutableBitSet rightOwn =
                reads.intersect(ImmutableBitSet.range(width, all)).shift(-width);
        List<RexNode> rightKeys = condition.rightKeys().stream()
                .map(k -> RexUtil.shift(k, -width))
                .toList();
        Relation left = plan(join.getLeft(), leftOwn, condition.leftKeys());
        Relation right = plan(join.getRight(), rightOwn, rightKeys);
        List<Expr> leftValues = new ArrayList<>();
        List<Expr> rightValues = new ArrayList<>();
        for (int i = 0; i < rightKeys.size(); i++) {
            Expr a = context.lowering.lower(condition.leftKeys().get(i), left.columns());
            Expr b = context.lowering.lower(rightKeys.get(i), right.columns());
            SqlType type = common(a.type(), b.type());
            leftValues.add(context.lowering.as(a, type));
            rightValues.add(context.lowering.as(b, type));
        }
        Side first = side(left, leftOwn, leftValues);
        Side second = side(right, rightOwn, rightValues);
        return join(type(join.getJoinType()), first, second, condition.rest());
    }

    private Relation plan(RelNode rel, ImmutableBitSet own, List<RexNode> keys) {
        Relation relation = planner.plan(rel, own.union(RelOptUtil.InputFinder.bits(keys, null)));
        return relation.window().isEmpty()
                ? relation
                : context.calculations.materialized(relation, rel.getRowType().getFieldNames());
    }

    private static SqlType common(SqlType a, SqlType b) {
        return CommonType.of(List.of(a, b))
                .orElseThrow(() -> SluiceException.of(ErrorCode.TYPE_MISMATCH, "Cannot compare " + a + " with " + b));
    }

    private Side side(Relation relation, ImmutableBitSet own, List<Expr> keys) {
        InputColumns columns = new InputColumns(relation.stream());
        int[] positions = new int[relation.columns().size()];
        Arrays.fill(positions, -1);
        if (keys.stream().allMatch(relation.columns()::contains)) {
            List<Integer> reads = new ArrayList<>(own.asList());
            keys.forEach(k -> reads.add(relation.columns().indexOf(k)));
            columns.startAs(relation, reads);
        }
        own.forEach(i -> positions[i] = columns.add(relation.columns().get(i)));
        List<Integer> keyColumns = new ArrayList<>();
        for (Expr key : keys) {
            keyColumns.add(columns.add(key));
        }
        Stream stream = context.calculations.expressions(relation, columns.expressions(), columns.names());
        return new Side(stream, positions, keyColumns);
    }

    private Relation join(JoinType joinType, Side left, Side right, List<RexNode> rest) {
        List<Integer> by = spread(left, right);
        Stream a = spread(left, by);
        Stream b = spread(right, by);
        RowType pairs = a.node().rowType().concat(b.node().rowType());
        RowType type = nullable(a.node().rowType(), joinType.keepsRight())
                .concat(nullable(b.node().rowType(), joinType.keepsLeft()));
        int width = a.node().rowType().size();
        int[] positions = IntStream.concat(
                        IntStream.of(left.positions),
                        IntStream.of(right.positions).map(p -> p < 0 ? -1 : p + width))
                .toArray();
        List<Expr> columns = columns(pairs, positions);
        Optional<Expr> condition =
                rest.stream().map(r -> context.lowering.lower(r, columns)).reduce(context.lowering::and);
        List<Origin> origins = new ArrayList<>(withoutTime(a));
        origins.addAll(withoutTime(b));
        String lineage = condition
                .map(c -> Expressions.print(c, i -> origins.get(i).lineage()))
                .orElse("");
        String kind = joinType == JoinType.INNER ? "join" : joinType.name().toLowerCase(Locale.ROOT) + "-join";
        boolean finalOnly = !context.streaming() || Boundedness.of(a.node()) && Boundedness.of(b.node());
        JoinNode node = context.names.node(
                kind + "(" + a.lineage(left.keys) + " = " + b.lineage(right.keys) + " from " + a.sources() + " and "
                        + b.sources() + ")",
                Digest.of(a.rows() + " and " + b.rows() + " on " + lineage),
                kind + name(left, right),
                id -> new JoinNode(
                        id, joinType, a.node(), b.node(), left.keys, right.keys, condition, finalOnly, type));
        Set<String> sources = new HashSet<>(a.sources());
        sources.addAll(b.sources());
        String rows = kind + "(" + node.id().id() + "; " + a.rows() + "; " + b.rows() + "; " + lineage + ")";
        Optional<Distribution> distribution = distribution(joinType, a, b, width);
        Stream stream = new Stream(node, origins, distribution, Optional.empty(), rows, sources);
        return Relation.of(stream, positions);
    }

    private static JoinType type(JoinRelType type) {
        return switch (type) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL -> JoinType.FULL;
            case SEMI, ANTI, ASOF, LEFT_ASOF, LEFT_MARK ->
                throw new IllegalStateException("nobody makes a join " + type);
        };
    }

    private static RowType nullable(RowType type, boolean mayBeAbsent) {
        return mayBeAbsent
                ? new RowType(type.fields().stream()
                        .map(f -> new Field(f.name(), f.type().withNullable(true)))
                        .toList())
                : type;
    }

    /** By the keys of a side whose columns are never NULL for want of a partner. */
    private static Optional<Distribution> distribution(JoinType type, Stream a, Stream b, int width) {
        if (!type.keepsRight() || !(a.distribution().orElse(null) instanceof Distribution.Hash)) {
            return a.distribution();
        }
        return type.keepsLeft()
                ? Optional.empty()
                : b.distribution()
                        .map(d -> new Distribution.Hash(((Distribution.Hash) d)
                                .keys().stream().map(k -> k + width).toList()));
    }

    private static List<Expr> columns(RowType type, int[] positions) {
        List<Expr> columns = new ArrayList<>();
        for (int position : positions) {
            columns.add(position < 0 ? null : new InputRef(position, type.type(position)));
        }
        return columns;
    }

    private static List<Origin> withoutTime(Stream stream) {
        return stream.origins().stream().map(o -> Origin.of(o.lineage())).toList();
    }

    private static String name(Side left, Side right) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < left.keys.size(); i++) {
            pairs.add(left.stream.node().rowType().name(left.keys.get(i)) + " = "
                    + right.stream.node().rowType().name(right.keys.get(i)));
        }
        return "(" + String.join(", ", pairs) + ")";
    }

    /** Which of the keys to spread by: those by which a side is spread already, else all. */
    private static List<Integer> spread(Side left, Side right) {
        List<Integer> all = IntStream.range(0, left.keys.size()).boxed().toList();
        return spreadOf(left).or(() -> spreadOf(right)).orElse(all);
    }

    private static Optional<List<Integer>> spreadOf(Side side) {
        if (!(side.stream.distribution().orElse(null) instanceof Distribution.Hash hash)) {
            return Optional.empty();
        }
        List<Integer> chosen = hash.keys().stream().map(side.keys::indexOf).toList();
        return chosen.contains(-1) ? Optional.empty() : Optional.of(chosen);
    }

    private static Stream spread(Side side, List<Integer> by) {
        List<Integer> keys = by.stream().map(side.keys::get).toList();
        if (keys.isEmpty()) {
            return Exchanges.single(side.stream);
        }
        Distribution wanted = new Distribution.Hash(keys);
        return side.stream.distribution().equals(Optional.of(wanted))
                ? side.stream
                : Exchanges.exchange(side.stream, wanted);
    }
}
