package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;
import io.sluice.core.value.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * Text, bytes or nested values as slices of a shared heap: value {@code i} is {@code heap[starts[i] .. starts[i] +
 * lengths[i])}. Slices may overlap and need not be in order, so that filters and substrings copy no bytes. The bytes of
 * text are always valid UTF-8: whoever brings text in has checked it. Nested values are those of {@link
 * io.sluice.core.nested}.
 */
public final class VarcharColumn extends Column {
    static final byte[] NO_BYTES = new byte[0];

    public final byte[] heap;
    public final int[] starts;
    public final int[] lengths;

    public VarcharColumn(byte[] heap, int[] starts, int[] lengths, boolean[] nulls) {
        super(nulls);
        this.heap = heap;
        this.starts = starts;
        this.lengths = lengths;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.BYTES;
    }

    @Override
    public VarcharColumn gather(int[] rows, int count) {
        int[] outStarts = new int[count];
        int[] outLengths = new int[count];
        for (int i = 0; i < count; i++) {
            outStarts[i] = starts[rows[i]];
            outLengths[i] = lengths[rows[i]];
        }
        return new VarcharColumn(heap, outStarts, outLengths, gatherNulls(rows, count));
    }

    /** The value of a row that is not NULL, copied. */
    public Bytes bytes(int row) {
        return Bytes.copyOf(heap, starts[row], lengths[row]);
    }

    @Override
    Object valueNotNull(int row) {
        return new String(heap, starts[row], lengths[row], StandardCharsets.UTF_8);
    }
}
