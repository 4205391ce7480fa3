package io.sluice.executor.kernel;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.kernel.internal.KernelProgram;
import io.sluice.functions.RowTime;
import io.sluice.functions.UserInstances;

/**
 * Runs a program over batches: selects rows, gathers the columns that are used once, and puts passed-through, constant
 * and computed columns together. Without a condition, or when every row passes, nothing is copied.
 */
final class CalcKernel implements Kernel {
    private final CalcLayout layout;
    private final KernelProgram program;
    private final ConstantColumn[] constants;
    private final RowTime time;
    private final UserInstances instances;
    private int[] selection = new int[0];

    /**
     * @param program null when nothing is to be evaluated
     * @param time goes on with every batch
     */
    CalcKernel(CalcLayout layout, KernelProgram program, RowTime time, UserInstances instances) {
        this.instances = instances;
        this.time = time;
        this.layout = layout;
        this.program = program;
        this.constants = layout.constants();
    }

    @Override
    public Batch apply(Batch input) {
        try {
            return filterAndProject(input);
        } catch (SluiceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw SluiceException.of(ErrorCode.INTERNAL_ERROR, "Evaluating " + layout + " failed: " + e)
                    .causedBy(e);
        } catch (StackOverflowError e) {
            throw KernelCompiler.tooDeep(e);
        }
    }

    @Override
    public UserInstances instances() {
        return instances;
    }

    private Batch filterAndProject(Batch input) {
        time.next();
        if (!layout.hasCondition()) {
            return project(input, input.columns);
        }
        if (selection.length < input.rowCount) {
            selection = new int[input.rowCount];
        }
        int passed = program.select(input.columns, input.rowCount, selection);
        if (passed == input.rowCount) {
            return project(input, input.columns);
        }
        Batch dense = used(input).gather(selection, passed);
        return project(dense, layout.spread(dense.columns, input.columns.length));
    }

    private Batch used(Batch input) {
        int[] columns = layout.usedColumns();
        Column[] used = new Column[columns.length];
        for (int i = 0; i < columns.length; i++) {
            used[i] = input.columns[columns[i]];
        }
        return input.withColumns(used);
    }

    /** @param columns the input columns by index, of the rows of {@code rows} */
    private Batch project(Batch rows, Column[] columns) {
        Column[] computed = new Column[layout.computedCount()];
        if (computed.length > 0) {
            program.project(columns, rows.rowCount, computed);
        }
        Column[] out = new Column[layout.outputCount()];
        for (int i = 0; i < out.length; i++) {
            int from = layout.source(i);
            out[i] = switch (layout.kind(i)) {
                case PASS_THROUGH -> columns[from];
                case CONSTANT -> constants[from].column(rows.rowCount);
                case COMPUTED -> computed[from];
            };
        }
        return rows.withColumns(out);
    }
}
