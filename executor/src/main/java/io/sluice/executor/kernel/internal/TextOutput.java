package io.sluice.executor.kernel.internal;

import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.Arrays;

/**
 * A text column in the making, filled once per row in order. As long as every value is a slice of the one heap given to
 * {@link #begin}, no byte is copied; the first other value moves what is there into a heap of this column's own. One
 * instance serves one output column and is reused for every batch; the arrays it hands over are fresh.
 */
public final class TextOutput {
    private static final byte[] NO_BYTES = new byte[0];
    private static final int MAX_HEAP = Integer.MAX_VALUE - 16;
    private static final int FIRST_CAPACITY = 256;

    private byte[] shared;
    private byte[] heap;
    private int size;
    private int[] starts;
    private int[] lengths;
    private int expectedSize = FIRST_CAPACITY;

    /**
     * Starts a column of {@code rows} values.
     *
     * @param shareable a heap that is never changed again, of which slices may be kept; null to copy always
     */
    public void begin(int rows, byte[] shareable) {
        shared = shareable;
        heap = NO_BYTES;
        size = 0;
        starts = new int[rows];
        lengths = new int[rows];
    }

    /** Sets the value of a row; rows that are left out are empty. */
    public void set(int row, byte[] source, int start, int length) {
        if (source == shared) {
            starts[row] = start;
            lengths[row] = length;
        } else if (length > 0) {
            append(row, source, start, length);
        }
    }

    /** The column; the caller owns it. */
    public VarcharColumn finish(boolean[] nulls) {
        byte[] used = shared != null ? shared : heap;
        VarcharColumn column = new VarcharColumn(used, starts, lengths, nulls);
        expectedSize = Math.max(FIRST_CAPACITY, size + size / 8);
        shared = null;
        heap = NO_BYTES;
        return column;
    }

    private void append(int row, byte[] source, int start, int length) {
        if (shared != null) {
            unshare(row);
        }
        copy(row, source, start, length);
    }

    private void unshare(int rowsSoFar) {
        byte[] source = shared;
        shared = null;
        for (int i = 0; i < rowsSoFar; i++) {
            if (lengths[i] > 0) {
                copy(i, source, starts[i], lengths[i]);
            } else {
                starts[i] = 0;
            }
        }
    }

    private void copy(int row, byte[] source, int start, int length) {
        if (length > heap.length - size) {
            grow(length);
        }
        System.arraycopy(source, start, heap, size, length);
        starts[row] = size;
        lengths[row] = length;
        size += length;
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > MAX_HEAP) {
            throw SluiceException.of(ErrorCode.OUT_OF_MEMORY, "one batch of a text column is over 2 GB long")
                    .hint("shorten the text, for instance with SUBSTRING");
        }
        long wanted = Math.max(needed, Math.max(expectedSize, heap.length * 2L));
        heap = Arrays.copyOf(heap, (int) Math.min(wanted, MAX_HEAP));
    }
}
