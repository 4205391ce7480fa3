package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.SortKey;
import io.sluice.core.plan.SortNode;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans ORDER BY, LIMIT, OFFSET and FETCH. */
final class SortPlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    SortPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    Relation plan(LogicalSort sort, ImmutableBitSet needed) {
        ImmutableBitSet.Builder reads = ImmutableBitSet.builder().addAll(needed);
        sort.getCollation().getFieldCollations().forEach(c -> reads.set(c.getFieldIndex()));
        Relation input = planner.plan(sort.getInput(), reads.build());
        List<String> names = sort.getInput().getRowType().getFieldNames();
        Relation flat = context.calculations.materialized(input, names);
        Stream stream = Exchanges.single(flat.stream());
        int[] positions = positions(flat);
        long offset = number(sort.offset, 0);
        long fetch = number(sort.fetch, -1);
        List<SortKey> keys = keys(sort, positions);
        checkOrdered(keys, stream.node().rowType());
        boolean firstCome = keys.isEmpty() && stream.node().insertOnly();
        if (!firstCome && !Boundedness.of(stream.node())) {
            throw unbounded(keys);
        }
        String what = " " + offset + " " + fetch + " ";
        PlanNode node = firstCome
                ? context.names.node(
                        "limit" + what + stream.sources(),
                        stream.digest(),
                        "limit",
                        id -> new LimitNode(id, stream.node(), offset, fetch < 0 ? Long.MAX_VALUE : fetch))
                : context.names.node(
                        "sort" + what + keys + stream.sources(),
                        stream.digest(),
                        "sort",
                        id -> new SortNode(id, stream.node(), keys, offset, fetch));
        String rows = (firstCome ? "limit" : "sort " + keys) + what + stream.rows();
        List<Origin> origins = firstCome
                ? stream.origins()
                : stream.origins().stream().map(o -> Origin.of(o.lineage())).toList();
        Stream result = new Stream(node, origins, stream.distribution(), Optional.empty(), rows, stream.sources());
        return Relation.of(result, positions);
    }

    private static void checkOrdered(List<SortKey> keys, RowType type) {
        for (SortKey key : keys) {
            SqlType column = type.type(key.column());
            if (!column.isOrdered()) {
                String name = type.name(key.column());
                String what = name.startsWith(SinkPlanner.UNNAMED) ? "a value" : "'" + name + "'";
                throw SluiceException.of(
                                ErrorCode.TYPE_MISMATCH,
                                "Rows cannot be ordered by " + what + ": " + column.withNullable(true)
                                        + " has no order")
                        .hint("order by an element or a field of it, or by CAST(.. AS STRING)");
            }
        }
    }

    private static SluiceException unbounded(List<SortKey> keys) {
        String what = keys.isEmpty() ? "LIMIT on rows that change" : "ORDER BY";
        return SluiceException.of(
                        ErrorCode.UNBOUNDED_NOT_ALLOWED, what + " needs an input that ends, and this one does not")
                .hint("read a bounded table, or leave " + (keys.isEmpty() ? "LIMIT" : "ORDER BY") + " out");
    }

    private static int[] positions(Relation flat) {
        int[] positions = new int[flat.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = flat.columns().get(i) instanceof InputRef ref ? ref.index() : -1;
        }
        return positions;
    }

    private static List<SortKey> keys(LogicalSort sort, int[] positions) {
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            boolean ascending = !collation.getDirection().isDescending();
            boolean nullsFirst = collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                    ? ascending
                    : collation.nullDirection == RelFieldCollation.NullDirection.FIRST;
            keys.add(new SortKey(positions[collation.getFieldIndex()], ascending, nullsFirst));
        }
        return keys;
    }

    private long number(RexNode node, long whenAbsent) {
        if (node == null) {
            return whenAbsent;
        }
        if (node instanceof RexLiteral literal) {
            return literal.getValueAs(Number.class).longValue();
        }
        if (node instanceof RexDynamicParam parameter) {
            return context.parameters.number(parameter.getIndex());
        }
        throw SluiceException.of(ErrorCode.INVALID_QUERY, "LIMIT and OFFSET take a number");
    }
}
