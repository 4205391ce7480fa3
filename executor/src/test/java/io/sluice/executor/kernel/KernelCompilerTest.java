package io.sluice.executor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.FunctionRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kernel promises beside the values: sharing, order, laziness, errors. */
class KernelCompilerTest {
    private static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT);
    private static final SqlType TEXT = SqlType.string();
    private static final RowType ROW =
            RowType.of(new Field("id", BIGINT), new Field("amount", BIGINT), new Field("word", TEXT));
    private static final Expr ID = new InputRef(0, BIGINT);
    private static final Expr AMOUNT = new InputRef(1, BIGINT);
    private static final Expr WORD = new InputRef(2, TEXT);

    private final FunctionRegistry registry = FunctionRegistry.builtIn();

    @ParameterizedTest
    @EnumSource
    void passesColumnsByReferenceWhenAllRowsPass(KernelMode mode) {
        Batch in = batch(5);
        assertSame(in.columns[1], run(mode, null, List.of(AMOUNT), in).columns[0]);
        assertSame(in.columns[2], run(mode, call(">=", ID, number(0)), List.of(WORD), in).columns[0]);
        assertNotSame(in.columns[2], run(mode, call(">", ID, number(0)), List.of(WORD), in).columns[0]);
    }

    @ParameterizedTest
    @EnumSource
    void carriesWeightsAndWatermarksOfTheRowsThatPass(KernelMode mode) {
        Batch in = new Batch(batch(5).columns, 5, new long[] {1, -1, 2, -2, 3}, new long[] {10, 20, 30, 40, 50});
        Batch out = run(mode, call("=", call("MOD", ID, number(2)), number(1)), List.of(ID), in);
        assertEquals(2, out.rowCount);
        assertArrayEquals(new long[] {-1, -2}, Arrays.copyOf(out.weights, 2));
        assertArrayEquals(new long[] {20, 40}, Arrays.copyOf(out.rowWatermarks, 2));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotEvaluateProjectionsOfRowsThatAreFilteredOut(KernelMode mode) {
        Expr quotient = call("/", number(100), ID);
        Batch out = run(mode, call("<>", ID, number(0)), List.of(quotient), batch(3));
        assertEquals(List.of(100L, 50L), List.of(out.columns[0].value(0), out.columns[0].value(1)));
        SluiceException error = assertThrows(SluiceException.class, () -> run(mode, null, List.of(quotient), batch(3)));
        assertEquals(ErrorCode.DIVISION_BY_ZERO, error.code());
    }

    @ParameterizedTest
    @EnumSource
    void leavesUntakenBranchesAlone(KernelMode mode) {
        Expr isZero = call("=", ID, number(0));
        Expr quotient = call("/", number(100), ID);
        Expr safe = new Call("CASE", List.of(isZero, number(-1), quotient), BIGINT);
        Expr coalesced = call("COALESCE", call("+", ID, number(1)), quotient);
        Expr and = call("AND", call("<>", ID, number(0)), call(">", quotient, number(60)));
        Expr or = call("OR", isZero, call(">", quotient, number(60)));
        Batch out = run(mode, null, List.of(safe, coalesced, and, or), batch(3));
        assertEquals(List.of(-1L, 100L, 50L), values(out, 0));
        assertEquals(List.of(1L, 2L, 3L), values(out, 1));
        assertEquals(List.of(false, true, false), values(out, 2));
        assertEquals(List.of(true, true, false), values(out, 3));
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsBehindANullArgumentIsNotEvaluated(KernelMode mode) {
        Batch in = batch(2).withColumns(
                        batch(2).columns[0],
                        new LongColumn(new long[2], new boolean[] {true, false}),
                        batch(2).columns[2]);
        Batch out = run(mode, null, List.of(call("+", AMOUNT, call("/", number(100), ID))), in);
        assertNull(out.columns[0].value(0));
        assertEquals(100L, out.columns[0].value(1));
    }

    @ParameterizedTest
    @EnumSource
    void constantColumnsAreKeptAndGrow(KernelMode mode) {
        List<Expr> constants = List.of(number(7), text("héllo"), new Literal(null, BIGINT));
        Kernel kernel = kernel(mode, null, constants);
        Batch first = kernel.apply(batch(3));
        assertSame(first.columns[0], kernel.apply(batch(2)).columns[0]);
        Batch larger = kernel.apply(batch(9));
        assertEquals(7L, larger.columns[0].value(8));
        assertEquals("héllo", larger.columns[1].value(8));
        assertNull(larger.columns[2].value(8));
    }

    @ParameterizedTest
    @EnumSource
    void anErrorStandsWhereTheFailingCallWasWritten(KernelMode mode) {
        Expr quotient = ((Call) call("/", number(100), ID)).at(inStatement(7));
        Expr sum = ((Call) call("+", quotient, AMOUNT)).at(inStatement(3));
        Expr condition = ((Call) call(">", sum, number(0))).at(inStatement(1));
        SluiceException projected = failure(mode, null, sum);
        assertEquals(Optional.of(SourcePosition.at(1, 7)), projected.position());
        assertEquals(
                Optional.of(SourcePosition.at(1, 7)),
                failure(mode, condition, ID).position());
        assertEquals("Division by zero: 100 / 0", projected.getMessage());
        assertEquals(ErrorCode.DIVISION_BY_ZERO, projected.code());
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatNobodyWroteFailsWhereTheCallAroundItWasWritten(KernelMode mode) {
        Expr sum = ((Call) call("+", call("/", number(100), ID), AMOUNT)).at(inStatement(3));
        assertEquals(
                Optional.of(SourcePosition.at(1, 3)), failure(mode, null, sum).position());
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInADefinitionNamesItAndHasNoPosition(KernelMode mode) {
        Expr inView = ((Call) call("/", number(100), ID)).at(new CallSite.InDefinition("view 'v'"));
        Expr around = ((Call) call("+", inView, AMOUNT)).at(inStatement(3));
        SluiceException error = failure(mode, null, around);
        assertEquals("In view 'v': Division by zero: 100 / 0", error.getMessage());
        assertEquals(Optional.empty(), error.position());
    }

    private SluiceException failure(KernelMode mode, Expr condition, Expr projection) {
        return assertThrows(SluiceException.class, () -> run(mode, condition, List.of(projection), batch(3)));
    }

    private static CallSite inStatement(int column) {
        return new CallSite.InStatement(SourcePosition.at(1, column));
    }

    @Test
    void slicesOfOneTextColumnShareItsHeap() {
        Batch in = batch(5);
        byte[] heap = ((VarcharColumn) in.columns[2]).heap;
        Expr slices = new Call("CASE", List.of(call("=", ID, number(3)), text(""), WORD), TEXT);
        Batch shared = run(KernelMode.GENERATED, null, List.of(slices), in);
        assertSame(heap, ((VarcharColumn) shared.columns[0]).heap);
        assertEquals(List.of("word0", "word1", "word2", "", "word4"), values(shared, 0));
        Expr mixed = new Call("CASE", List.of(call("=", ID, number(3)), text("three"), slices), TEXT);
        Batch copied = run(KernelMode.GENERATED, null, List.of(mixed), in);
        assertNotSame(heap, ((VarcharColumn) copied.columns[0]).heap);
        assertEquals(List.of("word0", "word1", "word2", "three", "word4"), values(copied, 0));
    }

    @Test
    void aBatchWithoutNullsGivesNoMask() {
        Expr sum = call("+", ID, AMOUNT);
        Kernel kernel = kernel(KernelMode.GENERATED, null, List.of(sum));
        assertNull(kernel.apply(batch(4)).columns[0].nulls);
        Batch withNull = batch(4).withColumns(new LongColumn(new long[4], new boolean[] {false, true, false, false}));
        Column[] columns = {withNull.columns[0], batch(4).columns[1], batch(4).columns[2]};
        Column out = kernel.apply(Batch.of(4, columns)).columns[0];
        assertNotNull(out.nulls);
        assertEquals(
                List.of(false, true, false, false),
                IntStream.range(0, 4).mapToObj(out::isNull).toList());
    }

    @Test
    void earlierBatchesStayAsTheyWereEmitted() {
        Kernel kernel = kernel(KernelMode.GENERATED, null, List.of(call("UPPER", WORD), call("+", ID, number(1))));
        Batch first = kernel.apply(batch(3));
        kernel.apply(batch(8));
        assertEquals(List.of("WORD0", "WORD1", "WORD2"), values(first, 0));
        assertEquals(List.of(1L, 2L, 3L), values(first, 1));
    }

    @Test
    void adaptiveKernelsChangeOverWithoutATrace() {
        List<Expr> projections = List.of(call("UPPER", WORD), call("*", ID, AMOUNT));
        Expr condition = call("<>", call("MOD", ID, number(3)), number(0));
        Kernel adaptive = kernel(KernelMode.ADAPTIVE, condition, projections);
        Kernel interpreted = kernel(KernelMode.INTERPRETED, condition, projections);
        int rows = 700;
        for (int batches = 0; batches * rows < 3 * AdaptiveProgram.INTERPRETED_ROWS; batches++) {
            Kernels.assertSame(interpreted.apply(batch(rows)), adaptive.apply(batch(rows)), "batch " + batches);
        }
    }

    @Test
    void nestingBeyondTheStackIsAClearError() {
        Expr deep = ID;
        for (int i = 0; i < 100_000; i++) {
            deep = new Call("+", List.of(deep, AMOUNT), BIGINT);
        }
        Expr tooDeep = deep;
        SluiceException error =
                assertThrows(SluiceException.class, () -> kernel(KernelMode.GENERATED, null, List.of(tooDeep)));
        assertEquals(ErrorCode.INVALID_QUERY, error.code());
    }

    private Batch run(KernelMode mode, Expr condition, List<Expr> projections, Batch in) {
        return kernel(mode, condition, projections).apply(in);
    }

    private static Kernel kernel(KernelMode mode, Expr condition, List<Expr> projections) {
        return Kernels.compile(new KernelCompiler(mode), Optional.ofNullable(condition), projections, ROW);
    }

    private static Batch batch(int rows) {
        BatchBuilder builder = new BatchBuilder(ROW);
        for (int i = 0; i < rows; i++) {
            builder.column(0).appendLong(i);
            builder.column(1).appendLong(i * 10L);
            builder.column(2).appendString("word" + i);
            builder.endRow();
        }
        return builder.build();
    }

    private static List<Object> values(Batch batch, int column) {
        return IntStream.range(0, batch.rowCount)
                .mapToObj(row -> batch.columns[column].value(row))
                .toList();
    }

    private Expr call(String function, Expr... args) {
        return registry.call(function, List.of(args), null);
    }

    private static Expr number(long value) {
        return new Literal(value, BIGINT.notNull());
    }

    private static Expr text(String value) {
        return new Literal(value, TEXT.notNull());
    }
}
