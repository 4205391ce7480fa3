package io.sluice.executor.kernel.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.kernel.internal.GeneratedProgram;
import io.sluice.functions.FunctionRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kernels of one shape share a class, and the cache is bounded. */
class ProgramCacheTest {
    private static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT);

    private final FunctionRegistry registry = FunctionRegistry.builtIn();
    private final ProgramCache cache = new ProgramCache();

    @Test
    void literalsDoNotMakeAnotherClass() {
        GeneratedProgram three = program(sum(0, 3));
        GeneratedProgram four = program(sum(0, 4));
        assertEquals(1, cache.size());
        assertNotSame(three, four);
        assertEquals(13L, first(three));
        assertEquals(14L, first(four));
        program(sum(1, 3));
        assertEquals(2, cache.size());
    }

    @Test
    void theClassesUsedLastAreKept() {
        for (int column = 0; column < ProgramCache.MAX_CLASSES + 10; column++) {
            program(sum(column, 1));
        }
        assertEquals(ProgramCache.MAX_CLASSES, cache.size());
    }

    private GeneratedProgram program(Expr expr) {
        return cache.program(Optional.empty(), List.of(expr), registry::implementation);
    }

    private static Object first(GeneratedProgram program) {
        Column[] out = new Column[1];
        program.project(new Column[] {new LongColumn(new long[] {10}, null)}, 1, out);
        return out[0].value(0);
    }

    private Expr sum(int column, long number) {
        List<Expr> args = List.of(new InputRef(column, BIGINT), new Literal(number, BIGINT.notNull()));
        return registry.call("+", args, null);
    }
}
