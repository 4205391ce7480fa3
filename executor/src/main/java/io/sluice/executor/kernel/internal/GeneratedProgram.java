package io.sluice.executor.kernel.internal;

import io.sluice.core.batch.Column;

/** What generated classes extend. */
public abstract class GeneratedProgram implements KernelProgram {
    /** What generated code starts text locals with. */
    protected static final byte[] NO_BYTES = new byte[0];

    private boolean[] noNulls = new boolean[0];

    /** Takes the literals and planned constants that the generated text left out. Called once, first. */
    public abstract void init(Object[] constants);

    @Override
    public int select(Column[] input, int rows, int[] selection) {
        throw new IllegalStateException("this program has no condition");
    }

    /** The null mask of a column, never null itself: loops that read masks do so without a test per row. */
    protected final boolean[] mask(Column column, int rows) {
        if (column.nulls != null) {
            return column.nulls;
        }
        if (noNulls.length < rows) {
            noNulls = new boolean[rows];
        }
        return noNulls;
    }
}
