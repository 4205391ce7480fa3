package io.sluice.executor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.functions.FunctionRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs kernels and compares what they give. */
final class Kernels {
    private Kernels() {}

    static RowType typeOf(List<Expr> projections) {
        return new RowType(IntStream.range(0, projections.size())
                .mapToObj(i -> new Field("c" + i, projections.get(i).type()))
                .toList());
    }

    static Kernel compile(KernelCompiler compiler, Optional<Expr> condition, List<Expr> projections, RowType input) {
        return compiler.compile(condition, projections, input, typeOf(projections), FunctionRegistry.builtIn());
    }

    /** What a kernel gave for a batch: rows, or an error. */
    record Outcome(Batch batch, SluiceException error) {
        static Outcome of(Kernel kernel, Batch input) {
            try {
                return new Outcome(kernel.apply(input), null);
            } catch (SluiceException e) {
                return new Outcome(null, e);
            }
        }
    }

    static void assertSame(Outcome expected, Outcome actual, String what) {
        if (expected.error != null || actual.error != null) {
            assertEquals(text(expected.error), text(actual.error), what);
            return;
        }
        assertSame(expected.batch, actual.batch, what);
    }

    private static String text(SluiceException error) {
        if (error == null) {
            return "no error";
        }
        if (error.code() == ErrorCode.INTERNAL_ERROR) {
            throw new AssertionError("a bug is no outcome, however many agree on it", error);
        }
        return error.code() + " " + error.getMessage();
    }

    static void assertSame(Batch expected, Batch actual, String what) {
        int rows = expected.rowCount;
        assertEquals(rows, actual.rowCount, what);
        assertArrayEquals(cut(expected.weights, rows), cut(actual.weights, rows), what);
        assertArrayEquals(cut(expected.rowWatermarks, rows), cut(actual.rowWatermarks, rows), what);
        assertEquals(expected.columns.length, actual.columns.length, what);
        for (int c = 0; c < expected.columns.length; c++) {
            assertEquals(expected.columns[c].physical(), actual.columns[c].physical(), what);
            for (int row = 0; row < rows; row++) {
                String where = what + "\ncolumn " + c + " row " + row;
                assertEquals(expected.columns[c].value(row), actual.columns[c].value(row), where);
            }
        }
    }

    private static long[] cut(long[] values, int rows) {
        return values == null ? null : Arrays.copyOf(values, rows);
    }
}
