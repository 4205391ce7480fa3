package io.sluice.executor.kernel.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.kernel.internal.GeneratedProgram;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However large a query is, HotSpot compiles every method that is generated for it, and it computes the same. */
class MethodSizeTest {
    private static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT);
    private static final SqlType TEXT = SqlType.string();
    private static final SqlType TRUTH = SqlType.of(TypeRoot.BOOLEAN);
    private static final int ROWS = 20;

    private final FunctionRegistry registry = FunctionRegistry.builtIn();

    @Test
    void threeHundredColumns() {
        List<Expr> columns = IntStream.range(0, 300)
                .mapToObj(i -> call("+", call("*", column(i % 4), number(i)), column((i + 1) % 4)))
                .toList();
        check(Optional.empty(), columns);
    }

    @Test
    void sixHundredColumnsOfText() {
        Expr textColumn = new InputRef(4, TEXT);
        List<Expr> columns = IntStream.range(0, 600)
                .mapToObj(i -> call("||", textColumn, text("_" + i)))
                .toList();
        check(Optional.empty(), columns);
    }

    @Test
    void caseOfTwoThousandBranches() {
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            args.add(call("=", column(i % 4), number(i)));
            args.add(call("+", column((i + 1) % 4), number(i)));
        }
        args.add(number(-1));
        check(Optional.empty(), List.of(new Call("CASE", args, BIGINT)));
    }

    @Test
    void manyNestedCases() {
        Expr nested = number(-1);
        for (int i = 0; i < 300; i++) {
            nested = new Call("CASE", List.of(call("<", column(i % 4), number(i)), number(i * 3L), nested), BIGINT);
        }
        check(Optional.empty(), List.of(nested));
    }

    @Test
    void thousandTermsOfAnd() {
        Expr nested = call(">", column(0), number(-5));
        for (int i = 0; i < 1000; i++) {
            Expr term = call("<", call("MOD", column(i % 4), number(i + 1)), number(5 + i));
            nested = new Call("AND", List.of(nested, term), TRUTH);
        }
        check(Optional.of(nested), List.of(call("+", column(0), number(1))));
    }

    @Test
    void sumOfTermsNestedInEachOther() {
        Expr sum = column(0);
        for (int i = 0; i < 300; i++) {
            sum = call("+", sum, call("MOD", column(i % 4), number(i + 2)));
        }
        check(Optional.empty(), List.of(sum));
    }

    @Test
    void coalesceOverManyColumns() {
        List<Expr> args = IntStream.range(0, 1500)
                .mapToObj(i -> (Expr)
                        new Call("CASE", List.of(call("=", column(i % 4), number(i)), number(i), none()), BIGINT))
                .toList();
        check(Optional.empty(), List.of(new Call("COALESCE", args, BIGINT)));
    }

    private void check(Optional<Expr> condition, List<Expr> computed) {
        ProgramCache cache = new ProgramCache();
        GeneratedProgram program = cache.program(condition, computed, registry::implementation);
        int largest = cache.largestMethod();
        assertTrue(largest > 100 && largest < ProgramCache.HOTSPOT_LIMIT, "largest method " + largest);
        Batch batch = batch();
        Interpreter interpreter = new Interpreter(registry);
        if (condition.isPresent()) {
            int[] selected = new int[ROWS];
            int count = program.select(batch.columns, ROWS, selected);
            int[] expected = IntStream.range(0, ROWS)
                    .filter(row -> Boolean.TRUE.equals(interpreter.evaluate(condition.get(), batch, row)))
                    .toArray();
            assertEquals(
                    IntStream.of(expected).boxed().toList(),
                    IntStream.of(selected).limit(count).boxed().toList());
        }
        Column[] out = new Column[computed.size()];
        program.project(batch.columns, ROWS, out);
        for (int i = 0; i < out.length; i++) {
            Column expected = interpreter.evaluateColumn(computed.get(i), batch);
            for (int row = 0; row < ROWS; row++) {
                assertEquals(expected.value(row), out[i].value(row), "column " + i + " row " + row);
            }
        }
    }

    private static Batch batch() {
        Column[] columns = new Column[5];
        ColumnBuilder words = new ColumnBuilder(PhysicalType.BYTES);
        IntStream.range(0, ROWS).forEach(i -> words.appendString("w" + i));
        columns[4] = words.build();
        for (int c = 0; c < 4; c++) {
            long[] values = new long[ROWS];
            boolean[] nulls = new boolean[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = row * 107L + c;
                nulls[row] = row % 7 == c;
            }
            columns[c] = new LongColumn(values, nulls);
        }
        return Batch.of(ROWS, columns);
    }

    private Expr call(String function, Expr... args) {
        return registry.call(function, List.of(args), null);
    }

    private static Expr column(int index) {
        return new InputRef(index, BIGINT);
    }

    private static Expr number(long value) {
        return new Literal(value, BIGINT.notNull());
    }

    private static Expr none() {
        return new Literal(null, BIGINT);
    }

    private static Expr text(String value) {
        return new Literal(value, TEXT.notNull());
    }
}
