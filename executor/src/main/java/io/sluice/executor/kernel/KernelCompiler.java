package io.sluice.executor.kernel;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.RowType;
import io.sluice.executor.kernel.codegen.ProgramCache;
import io.sluice.executor.kernel.internal.KernelProgram;
import io.sluice.functions.FunctionRegistry;
import java.util.List;
import java.util.Optional;

/**
 * Makes kernels. Keep one for the life of an engine: it holds the classes of the shapes that were compiled last, which
 * kernels that differ in their literals share. Safe for several threads; the kernels are not.
 */
public final class KernelCompiler {
    private final KernelMode mode;
    private final ProgramCache cache = new ProgramCache();

    public KernelCompiler(KernelMode mode) {
        this.mode = mode;
    }

    /**
     * A kernel of its own for one task.
     *
     * @param condition BOOLEAN; the rows for which it is TRUE are kept. Without it all are
     * @param projections over the columns of {@code input}, evaluated for kept rows only
     * @param output one column for each projection, of the same storage
     * @throws SluiceException INVALID_QUERY for expressions nested thousands of levels deep; INTERNAL_ERROR when
     *     generated code is refused, which is a bug
     */
    public Kernel compile(
            Optional<Expr> condition,
            List<Expr> projections,
            RowType input,
            RowType output,
            FunctionRegistry registry) {
        try {
            CalcLayout layout = new CalcLayout(condition, projections, input, output);
            FunctionRegistry own = registry.forKernel();
            return new CalcKernel(
                    layout, layout.needsProgram() ? located(layout, own) : null, own.time(), own.instances());
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private KernelProgram located(CalcLayout layout, FunctionRegistry registry) {
        return new LocatingProgram(program(layout, registry), () -> new InterpretedProgram(layout, registry));
    }

    private KernelProgram program(CalcLayout layout, FunctionRegistry registry) {
        return switch (mode) {
            case GENERATED -> generated(layout, registry);
            case INTERPRETED -> new InterpretedProgram(layout, registry);
            case ADAPTIVE ->
                new AdaptiveProgram(new InterpretedProgram(layout, registry), () -> generated(layout, registry));
        };
    }

    private KernelProgram generated(CalcLayout layout, FunctionRegistry registry) {
        return cache.program(layout.condition(), layout.computed(), registry::implementation);
    }

    static SluiceException tooDeep(StackOverflowError cause) {
        return SluiceException.of(ErrorCode.INVALID_QUERY, "An expression is nested too deeply")
                .hint("split it over several sub-queries or views")
                .causedBy(cause);
    }
}
