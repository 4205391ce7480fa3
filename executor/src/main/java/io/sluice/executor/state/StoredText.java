package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * A stored column of text: slices of one heap that only grows at its end. Released text is squeezed out when it is more
 * than half of the heap. The heap is bounded by the largest Java array, 2 GB.
 */
final class StoredText extends StoredColumn {
    private static final int SMALLEST_SQUEEZE_BYTES = 1 << 16;
    private static final int LARGEST_HEAP_BYTES = Integer.MAX_VALUE - 16;

    private byte[] heap = new byte[0];
    private int heapSize;
    private int garbageBytes;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    StoredText() {
        super(PhysicalType.BYTES);
    }

    @Override
    public int compare(int slot, int otherSlot) {
        int a = starts[slot];
        int b = starts[otherSlot];
        return Arrays.compareUnsigned(heap, a, a + lengths[slot], heap, b, b + lengths[otherSlot]);
    }

    @Override
    void release(int slot) {
        garbageBytes += lengths[slot];
        lengths[slot] = 0;
        if (garbageBytes > SMALLEST_SQUEEZE_BYTES && garbageBytes > heapSize / 2) {
            squeeze();
        }
    }

    int heapBytes() {
        return heap.length;
    }

    private void squeeze() {
        byte[] newHeap = new byte[heapSize - garbageBytes + SMALLEST_SQUEEZE_BYTES];
        int position = 0;
        for (int slot = 0; slot < starts.length; slot++) {
            System.arraycopy(heap, starts[slot], newHeap, position, lengths[slot]);
            starts[slot] = position;
            position += lengths[slot];
        }
        heap = newHeap;
        heapSize = position;
        garbageBytes = 0;
    }

    @Override
    void clear() {
        super.clear();
        Arrays.fill(lengths, 0);
        Arrays.fill(starts, 0);
        // A batch that was emitted may still point into the old heap.
        heap = new byte[Math.min(heap.length, Math.max(heapSize, FIRST_CAPACITY))];
        heapSize = 0;
        garbageBytes = 0;
    }

    @Override
    int capacity() {
        return starts.length;
    }

    @Override
    long valueBytes() {
        return heap.length + 2L * Integer.BYTES * starts.length;
    }

    @Override
    void ensure(int slots) {
        if (slots > starts.length) {
            int capacity = grown(starts.length, slots);
            starts = Arrays.copyOf(starts, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
    }

    @Override
    void setNull(int slot) {
        release(slot);
    }

    @Override
    void setNotNull(int slot, Column source, int row) {
        VarcharColumn text = (VarcharColumn) source;
        int length = text.lengths[row];
        garbageBytes += lengths[slot];
        ensureHeap(length);
        System.arraycopy(text.heap, text.starts[row], heap, heapSize, length);
        starts[slot] = heapSize;
        lengths[slot] = length;
        heapSize += length;
    }

    private void ensureHeap(int more) {
        long needed = (long) heapSize + more;
        if (needed <= heap.length) {
            return;
        }
        if (needed > LARGEST_HEAP_BYTES) {
            throw SluiceException.of(
                            ErrorCode.STATE_TOO_LARGE, "the text of one column in one task's state is larger than 2 GB")
                    .hint("raise 'parallelism.default', so that each task holds fewer keys");
        }
        heap = Arrays.copyOf(heap, (int) Math.min(LARGEST_HEAP_BYTES, Math.max(needed, heap.length * 2L)));
    }

    @Override
    boolean sameNotNull(int slot, Column source, int row) {
        VarcharColumn text = (VarcharColumn) source;
        int length = text.lengths[row];
        int start = text.starts[row];
        int own = starts[slot];
        return lengths[slot] == length && Arrays.equals(heap, own, own + length, text.heap, start, start + length);
    }

    @Override
    void verifyNotNull(int[] candidates, Column source, int from, int to) {
        VarcharColumn text = (VarcharColumn) source;
        byte[] own = heap;
        byte[] other = text.heap;
        for (int i = from; i < to; i++) {
            int slot = candidates[i] - 1;
            if (slot < 0) {
                continue;
            }
            int length = lengths[slot];
            int a = starts[slot];
            int b = text.starts[i];
            boolean same = text.lengths[i] == length && Arrays.equals(own, a, a + length, other, b, b + length);
            candidates[i] = same ? slot + 1 : 0;
        }
    }

    /** The heap is shared, not copied: bytes before its end never change, squeezing makes a new one. */
    @Override
    Column gather(int[] slots, int count, boolean[] outNulls) {
        int[] outStarts = new int[count];
        int[] outLengths = new int[count];
        for (int i = 0; i < count; i++) {
            outStarts[i] = starts[slots[i]];
            outLengths[i] = lengths[slots[i]];
        }
        return new VarcharColumn(heap, outStarts, outLengths, outNulls);
    }
}
