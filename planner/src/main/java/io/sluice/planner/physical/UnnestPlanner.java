package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.UnnestNode;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.planner.logical.Unnests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans UNNEST: of a collection of constants, and of one in each row of what stands to its left. */
final class UnnestPlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    UnnestPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    /** What an UNNEST adds to the rows of its left side; positions count in the made stream. */
    private record Made(Stream stream, int[] left, int first) {}

    Relation plan(Uncollect uncollect, ImmutableBitSet needed) {
        Relation input = planner.planAll(uncollect.getInput());
        Made made = unnest(uncollect, input, List.of(), only(input.columns()), false);
        return relation(made, List.of(), uncollect);
    }

    Relation plan(LogicalCorrelate correlate, ImmutableBitSet needed) {
        if (!Unnests.isUnnest(correlate)) {
            throw SluiceException.notBuiltYet("A sub-query that refers to outer rows");
        }
        int width = correlate.getLeft().getRowType().getFieldCount();
        List<Integer> kept = needed.asList().stream().filter(i -> i < width).toList();
        ImmutableBitSet reads = ImmutableBitSet.of(kept).union(correlate.getRequiredColumns());
        Relation left = planner.plan(correlate.getLeft(), reads);
        if (left.window().isPresent()) {
            left = context.calculations.materialized(
                    left, correlate.getLeft().getRowType().getFieldNames());
        }
        boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
        if (!outer && correlate.getJoinType() != JoinRelType.INNER) {
            throw SluiceException.notBuiltYet(correlate.getJoinType() + " JOIN UNNEST");
        }
        return right(correlate.getRight(), left, reads.asList(), outer);
    }

    /** The columns of the left side and those of the right, through what stands above the UNNEST. */
    private Relation right(RelNode rel, Relation left, List<Integer> kept, boolean outer) {
        if (rel instanceof Uncollect uncollect) {
            Expr collection = context.lowering.lower(collection(uncollect), List.of(), left.columns());
            Made made = unnest(uncollect, left, kept, collection, outer);
            return relation(made, left.columns(), uncollect);
        }
        Relation below = right(rel.getInput(0), left, kept, outer);
        int width = left.columns().size();
        List<Expr> outerColumns = below.columns().subList(0, width);
        List<Expr> inner = below.columns().subList(width, below.columns().size());
        if (rel instanceof LogicalFilter filter) {
            if (outer && !filter.getCondition().isAlwaysTrue()) {
                throw SluiceException.notBuiltYet("LEFT JOIN UNNEST on a condition other than TRUE");
            }
            Expr condition = context.lowering.lower(filter.getCondition(), inner, outerColumns);
            return below.where(condition, context.lowering);
        }
        List<Expr> columns = new ArrayList<>(outerColumns);
        for (RexNode project : ((LogicalProject) rel).getProjects()) {
            columns.add(context.lowering.lower(project, inner, outerColumns));
        }
        return below.withColumns(columns);
    }

    private static RexNode collection(Uncollect uncollect) {
        if (uncollect.getInput() instanceof LogicalProject project
                && project.getInput() instanceof LogicalValues
                && project.getProjects().size() == 1) {
            return project.getProjects().get(0);
        }
        throw SluiceException.notBuiltYet("UNNEST of several collections at once");
    }

    private static Expr only(List<Expr> columns) {
        if (columns.size() != 1) {
            throw SluiceException.notBuiltYet("UNNEST of several collections at once");
        }
        return columns.get(0);
    }

    private Made unnest(Uncollect uncollect, Relation left, List<Integer> kept, Expr collection, boolean outer) {
        SqlType type = collection.type();
        if (type.root() != TypeRoot.ARRAY && type.root() != TypeRoot.MAP && type.root() != TypeRoot.MULTISET) {
            throw SluiceException.of(
                            ErrorCode.TYPE_MISMATCH, "UNNEST takes a collection, not " + type.withNullable(true))
                    .expected("an ARRAY, MAP or MULTISET");
        }
        InputColumns columns = new InputColumns(left.stream());
        int[] positions = new int[left.columns().size()];
        Arrays.fill(positions, -1);
        for (int column : kept) {
            positions[column] = columns.add(left.columns().get(column));
        }
        int position = columns.add(collection);
        Stream input = context.calculations.expressions(left, columns.expressions(), columns.names());
        return new Made(
                stream(uncollect, input, position, outer),
                positions,
                columns.names().size());
    }

    private Stream stream(Uncollect uncollect, Stream input, int position, boolean outer) {
        RowType row = input.node().rowType();
        List<Field> fields = new ArrayList<>(row.fields());
        List<Origin> origins = new ArrayList<>(input.origins());
        String lineage = "unnest(" + input.origins().get(position).lineage() + ")";
        List<SqlType> types = new ArrayList<>(UnnestNode.elementTypes(row.type(position)));
        if (uncollect.withOrdinality) {
            types.add(SqlType.of(TypeRoot.INTEGER).notNull());
        }
        List<String> names = uncollect.getRowType().getFieldNames();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(
                    names.get(i), types.get(i).withNullable(types.get(i).nullable() || outer)));
            origins.add(Origin.of(lineage + "." + i));
        }
        PlanNode node = new UnnestNode(input.node(), position, uncollect.withOrdinality, outer, new RowType(fields));
        String rows = (outer ? "outer " : "") + lineage + "; " + input.rows();
        return new Stream(node, origins, input.distribution(), input.bounds(), rows, input.sources());
    }

    private static Relation relation(Made made, List<Expr> left, Uncollect uncollect) {
        int width = uncollect.getRowType().getFieldCount();
        int[] positions = Arrays.copyOf(made.left, left.size() + width);
        for (int i = 0; i < width; i++) {
            positions[left.size() + i] = made.first + i;
        }
        return Relation.of(made.stream, positions);
    }
}
