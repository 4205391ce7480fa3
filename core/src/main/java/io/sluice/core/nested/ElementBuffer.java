package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/** Values of one physical type that grow into an encoded ARRAY. Reused from array to array; not thread-safe. */
final class ElementBuffer {
    private static final int FIRST_VALUES = 8;

    private final PhysicalType physical;
    private final int width;
    private int size;
    private byte[] nulls = new byte[1];
    private byte[] slots;
    private byte[] heap = new byte[0];
    private int heapSize;

    ElementBuffer(PhysicalType physical) {
        this.physical = physical;
        width = Slots.width(physical);
        slots = new byte[FIRST_VALUES * width];
    }

    PhysicalType physical() {
        return physical;
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(nulls, 0, Slots.nullBytes(size), (byte) 0);
        size = 0;
        heapSize = 0;
    }

    void addNull() {
        int at = next();
        Slots.set(nulls, 0, size - 1);
        Arrays.fill(slots, at, at + width, (byte) 0);
        if (physical == PhysicalType.BYTES) {
            Slots.putInt(slots, at, heapSize);
        }
    }

    void addBoolean(boolean value) {
        int at = next();
        slots[at] = (byte) (value ? 1 : 0);
    }

    void addInt(int value) {
        int at = next();
        Slots.putInt(slots, at, value);
    }

    void addLong(long value) {
        int at = next();
        Slots.putLong(slots, at, value);
    }

    void addFloat(float value) {
        addInt(Slots.canonicalBits(value));
    }

    void addDouble(double value) {
        addLong(Slots.canonicalBits(value));
    }

    void addDecimal(long high, long low) {
        int at = next();
        Slots.putLong(slots, at, high);
        Slots.putLong(slots, at + 8, low);
    }

    void addBytes(byte[] source, int start, int length) {
        if (length > heap.length - heapSize) {
            heap = Arrays.copyOf(heap, Math.max(heap.length * 2, Math.addExact(heapSize, length)));
        }
        System.arraycopy(source, start, heap, heapSize, length);
        heapSize += length;
        int at = next();
        Slots.putInt(slots, at, heapSize);
    }

    private int next() {
        if ((size + 1) * width > slots.length) {
            slots = Arrays.copyOf(slots, slots.length * 2);
        }
        if (size >>> 3 >= nulls.length) {
            nulls = Arrays.copyOf(nulls, nulls.length * 2);
        }
        return size++ * width;
    }

    boolean isNull(int i) {
        return Slots.isSet(nulls, 0, i);
    }

    int intAt(int i) {
        return Slots.getInt(slots, i * width);
    }

    private int start(int i) {
        return i == 0 ? 0 : Slots.getInt(slots, (i - 1) * width);
    }

    private int end(int i) {
        return Slots.getInt(slots, i * width);
    }

    /** The order of keys in a MAP. */
    int compare(int i, int j) {
        if (isNull(i) || isNull(j)) {
            return Boolean.compare(isNull(j), isNull(i));
        }
        int a = i * width;
        int b = j * width;
        return switch (physical) {
            case BOOLEAN -> slots[a] - slots[b];
            case INT -> Integer.compare(Slots.getInt(slots, a), Slots.getInt(slots, b));
            case LONG -> Long.compare(Slots.getLong(slots, a), Slots.getLong(slots, b));
            case FLOAT -> Float.compare(Slots.getFloat(slots, a), Slots.getFloat(slots, b));
            case DOUBLE -> Double.compare(Slots.getDouble(slots, a), Slots.getDouble(slots, b));
            case DECIMAL128 -> {
                int high = Long.compare(Slots.getLong(slots, a), Slots.getLong(slots, b));
                yield high != 0 ? high : Long.compareUnsigned(Slots.getLong(slots, a + 8), Slots.getLong(slots, b + 8));
            }
            case BYTES -> Arrays.compareUnsigned(heap, start(i), end(i), heap, start(j), end(j));
        };
    }

    /** Appends value {@code i} of a buffer of the same physical type. */
    void add(ElementBuffer source, int i) {
        if (source.isNull(i)) {
            addNull();
        } else if (physical == PhysicalType.BYTES) {
            addBytes(source.heap, source.start(i), source.end(i) - source.start(i));
        } else {
            int at = next();
            System.arraycopy(source.slots, i * width, slots, at, width);
        }
    }

    int encodedLength() {
        return Math.addExact(4 + Slots.nullBytes(size) + size * width, heapSize);
    }

    /** Writes the ARRAY of all values at {@code out[at]}; gives the position behind it. */
    int encode(byte[] out, int at) {
        Slots.putInt(out, at, size);
        int next = at + 4;
        System.arraycopy(nulls, 0, out, next, Slots.nullBytes(size));
        next += Slots.nullBytes(size);
        System.arraycopy(slots, 0, out, next, size * width);
        next += size * width;
        System.arraycopy(heap, 0, out, next, heapSize);
        return next + heapSize;
    }
}
