package io.sluice.executor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.kernel.Kernels.Outcome;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The law: what generated code computes is what the interpreter computes, errors included. */
class GeneratedEqualsInterpretedTest {
    private static final long SEED = Long.getLong("sluice.seed", 20260101L);
    private static final int ROUNDS = Integer.getInteger("sluice.rounds", 3);
    private static final int EXPRESSIONS_PER_KERNEL = 6;

    private final FunctionRegistry registry = FunctionRegistry.builtIn();
    private final KernelCompiler generated = new KernelCompiler(KernelMode.GENERATED);
    private final KernelCompiler interpreted = new KernelCompiler(KernelMode.INTERPRETED);
    private int withoutError;
    private int cases;

    @Test
    void everyFunctionWithRandomOperands() {
        TreeSet<String> missing = new TreeSet<>();
        RandomExprs.functions(registry).forEach(f -> missing.add(f.name()));
        for (int round = 0; round < ROUNDS; round++) {
            for (FunctionDefinition function : RandomExprs.functions(registry)) {
                Random random =
                        new Random(SEED + round * 1_000_003L + function.name().hashCode());
                RandomExprs exprs = new RandomExprs(registry, random);
                List<Expr> projections = new ArrayList<>();
                for (int i = 0; i < EXPRESSIONS_PER_KERNEL; i++) {
                    Expr call = exprs.call(function, round % 3);
                    if (call != null) {
                        projections.add(call);
                    }
                }
                missing.removeAll(exprs.used());
                check(projections, condition(exprs, random), random);
            }
        }
        assertEquals(new TreeSet<String>(), missing, "functions for which no operands were found");
        assertTrue(withoutError > cases / 2, withoutError + " of " + cases + " cases without an error");
    }

    private static Optional<Expr> condition(RandomExprs exprs, Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(exprs.of(SqlType.of(TypeRoot.BOOLEAN), 2));
    }

    /** One kernel for what the interpreter computes without an error, one for each of the others. */
    private void check(List<Expr> projections, Optional<Expr> condition, Random random) {
        List<Batch> batches = List.of(
                RandomBatches.batch(random, 1), RandomBatches.batch(random, 24), RandomBatches.batch(random, 0));
        List<Expr> sound = new ArrayList<>();
        for (Expr projection : projections) {
            if (fails(condition, List.of(projection), batches)) {
                compare(condition, List.of(projection), batches);
                cases++;
            } else {
                sound.add(projection);
                cases++;
                withoutError++;
            }
        }
        compare(condition, sound, batches);
    }

    private boolean fails(Optional<Expr> condition, List<Expr> projections, List<Batch> batches) {
        Kernel kernel = Kernels.compile(interpreted, condition, projections, RandomBatches.ROW);
        return batches.stream().anyMatch(b -> Outcome.of(kernel, b).error() != null);
    }

    private void compare(Optional<Expr> condition, List<Expr> projections, List<Batch> batches) {
        String what = "seed " + SEED + "\nwhere " + condition + "\nselect " + projections;
        Kernel slow = Kernels.compile(interpreted, condition, projections, RandomBatches.ROW);
        Kernel fast;
        try {
            fast = Kernels.compile(generated, condition, projections, RandomBatches.ROW);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        for (Batch batch : batches) {
            Outcome actual;
            try {
                actual = Outcome.of(fast, batch);
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
            Kernels.assertSame(Outcome.of(slow, batch), actual, what);
        }
    }
}
