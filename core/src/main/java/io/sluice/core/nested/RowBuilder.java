package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.util.Arrays;

/** Makes ROWs; all fields are added in order. */
final class RowBuilder extends NestedBuilder {
    private final RowLayout layout;
    private final byte[] head;
    private byte[] heap = new byte[32];
    private int heapSize;
    private int next;

    RowBuilder(SqlType type) {
        layout = new RowLayout(type);
        head = new byte[layout.heap()];
    }

    @Override
    public void begin() {
        Arrays.fill(head, (byte) 0);
        heapSize = 0;
        next = 0;
    }

    private int slot() {
        return layout.slot(next++);
    }

    @Override
    public void addNull() {
        Slots.set(head, 0, next);
        boolean inHeap = layout.physical(next) == PhysicalType.BYTES;
        int at = slot();
        if (inHeap) {
            Slots.putInt(head, at, heapSize);
        }
    }

    @Override
    public void addBoolean(boolean value) {
        head[slot()] = (byte) (value ? 1 : 0);
    }

    @Override
    public void addInt(int value) {
        Slots.putInt(head, slot(), value);
    }

    @Override
    public void addLong(long value) {
        Slots.putLong(head, slot(), value);
    }

    @Override
    public void addFloat(float value) {
        addInt(Slots.canonicalBits(value));
    }

    @Override
    public void addDouble(double value) {
        addLong(Slots.canonicalBits(value));
    }

    @Override
    public void addDecimal(long high, long low) {
        int at = slot();
        Slots.putLong(head, at, high);
        Slots.putLong(head, at + 8, low);
    }

    @Override
    public void addBytes(byte[] source, int start, int valueLength) {
        if (valueLength > heap.length - heapSize) {
            heap = Arrays.copyOf(heap, Math.max(heap.length * 2, Math.addExact(heapSize, valueLength)));
        }
        System.arraycopy(source, start, heap, heapSize, valueLength);
        heapSize += valueLength;
        Slots.putInt(head, slot(), heapSize);
    }

    @Override
    int encode() {
        if (next != layout.size()) {
            throw new IllegalStateException(next + " of " + layout.size() + " fields");
        }
        byte[] out = room(Math.addExact(head.length, heapSize));
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(heap, 0, out, head.length, heapSize);
        return head.length + heapSize;
    }
}
