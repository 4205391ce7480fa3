package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.planner.WindowText;
import io.sluice.planner.sql.TypeMapping;
import io.sluice.planner.sql.WindowFunction;
import io.sluice.planner.sql.WindowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans TUMBLE and HOP in FROM: their rows are left pending, for an aggregation above to take into itself. */
final class WindowFunctionPlanner {
    private static final int MILLIS_PRECISION = 3;
    private static final long MICROS_PER_MILLI = 1_000;

    private final PlanContext context;
    private final RelPlanner planner;

    WindowFunctionPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    Relation plan(LogicalTableFunctionScan scan, ImmutableBitSet needed) {
        RexCall call = (RexCall) scan.getCall();
        if (!(call.getOperator() instanceof WindowFunction function)) {
            throw SluiceException.notBuiltYet("A table function");
        }
        RelNode inputRel = scan.getInput(0);
        int width = inputRel.getRowType().getFieldCount();
        RexInputRef descriptor = (RexInputRef)
                ((RexCall) call.getOperands().get(0)).getOperands().get(0);
        int time = descriptor.getIndex();
        ImmutableBitSet inputNeeded = context.late.wants(function)
                ? ImmutableBitSet.range(width)
                : needed.intersect(ImmutableBitSet.range(width)).set(time);
        Relation input = planner.plan(inputRel, inputNeeded);
        if (input.window().isPresent() || !(input.columns().get(time) instanceof InputRef)) {
            input = context.calculations.materialized(
                    input, inputRel.getRowType().getFieldNames());
        }
        InputRef timeColumn = (InputRef) input.columns().get(time);
        TimeKind kind = input.stream().origins().get(timeColumn.index()).time();
        if (context.streaming() && kind == TimeKind.NONE) {
            throw function.requiresTimeAttribute(timeColumn.type());
        }
        RowType row = TypeMapping.toSluice(scan.getRowType(), List.of());
        List<Expr> inputColumns = input.columns();
        List<Expr> columns = new ArrayList<>(inputColumns);
        List<InputRef> properties = new ArrayList<>();
        int size = input.stream().node().rowType().size();
        for (int i = 0; i < WindowFunction.COLUMNS.size(); i++) {
            properties.add(new InputRef(size + i, row.type(width + i)));
        }
        columns.addAll(properties);
        PendingWindow window = new PendingWindow(
                function,
                spec(function, call, timeColumn),
                inputColumns,
                new RowType(row.fields().subList(0, width)),
                properties,
                context.streaming() ? kind : TimeKind.ROW_TIME);
        return new Relation(input.stream(), Optional.of(window), input.condition(), columns);
    }

    private WindowSpec spec(WindowFunction function, RexCall call, InputRef time) {
        List<Long> measures = new ArrayList<>();
        for (RexNode operand : call.getOperands().subList(1, call.getOperands().size())) {
            Literal literal = LiteralLowering.lower((RexLiteral) operand);
            measures.add((Long) literal.value());
        }
        SqlType type = time.type();
        long unit = type.precision() <= MILLIS_PRECISION ? MICROS_PER_MILLI : 1;
        String zone =
                type.root() == TypeRoot.TIMESTAMP_LTZ ? context.settings.zone().getId() : null;
        boolean tumble = function.windowKind() == WindowKind.TUMBLE;
        long size = measures.get(tumble ? 0 : 1);
        long slide = tumble ? size : measures.get(0);
        int fixed = tumble ? 1 : 2;
        long offset = measures.size() > fixed ? measures.get(fixed) : 0;
        check(function, slide, size);
        return tumble
                ? new WindowSpec.Tumble(time.index(), size, offset, unit, zone)
                : new WindowSpec.Hop(time.index(), slide, size, offset, unit, zone);
    }

    private static void check(WindowFunction function, long slide, long size) {
        if (size <= 0 || slide <= 0) {
            throw invalid(function, "A window of " + function.getName() + " has no length")
                    .expected("an interval longer than zero");
        }
        if (size % slide != 0) {
            String sizeText = WindowText.duration(size);
            throw invalid(
                            function,
                            "The size of HOP, " + sizeText + ", is not a multiple of its slide, "
                                    + WindowText.duration(slide))
                    .expected("HOP(TABLE .., DESCRIPTOR(..), slide, size) with whole slides in a size");
        }
    }

    private static SluiceException invalid(WindowFunction function, String message) {
        return SluiceException.of(ErrorCode.INVALID_WINDOW, message).at(function.position());
    }
}
