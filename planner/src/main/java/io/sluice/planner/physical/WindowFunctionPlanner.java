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
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans window functions in FROM: their rows are left pending, for an aggregation above to take into itself. */
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
        if (scan.getInputs().size() != 1) {
            throw new IllegalStateException(
                    function + " reads " + scan.getInputs().size() + " inputs");
        }
        RelNode inputRel = scan.getInput(0);
        int width = inputRel.getRowType().getFieldCount();
        RexInputRef descriptor = (RexInputRef)
                ((RexCall) call.getOperands().get(0)).getOperands().get(0);
        int time = descriptor.getIndex();
        Optional<List<Integer>> partition = function.partition().map(names -> names.stream()
                .map(inputRel.getRowType().getFieldNames()::indexOf)
                .toList());
        ImmutableBitSet inputNeeded = context.late.wants(function)
                ? ImmutableBitSet.range(width)
                : needed.intersect(ImmutableBitSet.range(width))
                        .set(time)
                        .union(ImmutableBitSet.of(partition.orElse(List.of())));
        Relation input = planner.plan(inputRel, inputNeeded);
        if (input.window().isPresent() || !(input.columns().get(time) instanceof InputRef)) {
            input = context.calculations.materialized(
                    input, inputRel.getRowType().getFieldNames());
        }
        if (function.windowKind() == WindowKind.SESSION) {
            input = forSession(input, function, inputRel.getRowType().getFieldNames());
        }
        InputRef timeColumn = (InputRef) input.columns().get(time);
        TimeKind kind = input.stream().origins().get(timeColumn.index()).time();
        if (kind == TimeKind.PROCESSING_TIME) {
            throw function.overProcessingTime();
        }
        if (context.streaming() && kind == TimeKind.NONE) {
            throw function.requiresTimeAttribute(
                    inputRel.getRowType().getFieldNames().get(time), timeColumn.type());
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
                partition.map(
                        positions -> positions.stream().map(inputColumns::get).toList()),
                properties,
                context.streaming() ? kind : TimeKind.ROW_TIME);
        return new Relation(input.stream(), Optional.of(window), input.condition(), columns);
    }

    /** The input as it must be for a session, which keeps rows: insert-only, and its columns made if they are wanted. */
    private Relation forSession(Relation input, WindowFunction function, List<String> names) {
        if (!input.stream().node().insertOnly()) {
            throw SluiceException.notBuiltYet("SESSION over rows that change").at(function.position());
        }
        boolean computed = input.columns().stream().anyMatch(c -> c != null && !(c instanceof InputRef));
        return computed || input.condition().isPresent() ? context.calculations.materialized(input, names) : input;
    }

    private WindowSpec spec(WindowFunction function, RexCall call, InputRef time) {
        List<Long> measures = new ArrayList<>();
        for (RexNode operand : call.getOperands().subList(1, call.getOperands().size())) {
            Literal literal = LiteralLowering.lower((RexLiteral) operand);
            measures.add((Long) literal.value());
        }
        WindowKind kind = function.windowKind();
        if (measures.size() == kind.required() - 2) {
            measures.add(0L); // no offset
        }
        SqlType type = time.type();
        long unit = type.precision() <= MILLIS_PRECISION ? MICROS_PER_MILLI : 1;
        String zone =
                type.root() == TypeRoot.TIMESTAMP_LTZ ? context.settings.zone().getId() : null;
        int at = time.index();
        long first = measures.get(0);
        long second = measures.get(1);
        switch (kind) {
            case TUMBLE -> {
                check(function, first, first);
                return new WindowSpec.Tumble(at, first, second, unit, zone);
            }
            case HOP -> {
                check(function, first, second);
                return new WindowSpec.Hop(at, first, second, measures.get(2), unit, zone);
            }
            case CUMULATE -> {
                check(function, first, second);
                return new WindowSpec.Cumulate(at, first, second, measures.get(2), unit, zone);
            }
            case SESSION -> {
                check(function, first, first);
                return new WindowSpec.Session(at, first, unit, zone);
            }
        }
        throw new IllegalStateException("unknown window " + kind);
    }

    private static void check(WindowFunction function, long part, long size) {
        if (size <= 0 || part <= 0) {
            throw invalid(function, "A window of " + function.getName() + " has no length")
                    .expected("an interval longer than zero");
        }
        if (size % part != 0) {
            String name = function.windowKind().parameters().get(2).toLowerCase(Locale.ROOT);
            throw invalid(
                            function,
                            "The size of " + function.getName() + ", " + WindowText.duration(size)
                                    + ", is not a multiple of its " + name + ", " + WindowText.duration(part))
                    .expected(function.getName() + "(TABLE .., DESCRIPTOR(..), " + name + ", size) with whole " + name
                            + "s in a size");
        }
    }

    private static SluiceException invalid(WindowFunction function, String message) {
        return SluiceException.of(ErrorCode.INVALID_WINDOW, message).at(function.position());
    }
}
