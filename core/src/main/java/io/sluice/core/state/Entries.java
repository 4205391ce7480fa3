package io.sluice.core.state;

import io.sluice.core.io.BytesWriter;
import java.util.Arrays;

/**
 * A batch of entries of a {@link ByteStore}, or of keys alone, in one array of bytes. Numbered from 0; used again after
 * {@link #clear}. Not thread-safe.
 */
public final class Entries {
    private static final int FIRST_CAPACITY = 64;

    /** Length of the value of an entry that has none. */
    public static final int NO_VALUE = -1;

    private final BytesWriter bytes = new BytesWriter(4096, "A batch of state entries");
    private int[] keyStarts = new int[FIRST_CAPACITY];
    private int[] keyLengths = new int[FIRST_CAPACITY];
    private int[] valueStarts = new int[FIRST_CAPACITY];
    private int[] valueLengths = new int[FIRST_CAPACITY];
    private int count;

    public int count() {
        return count;
    }

    public int byteCount() {
        return bytes.size();
    }

    public void clear() {
        count = 0;
        bytes.clear();
    }

    /** Begins an entry: what is written next is its key. */
    public BytesWriter key() {
        if (count == keyStarts.length) {
            grow();
        }
        keyStarts[count] = bytes.size();
        return bytes;
    }

    /** Ends the key of the entry that was begun: what is written next is its value. */
    public BytesWriter value() {
        keyLengths[count] = bytes.size() - keyStarts[count];
        valueStarts[count] = bytes.size();
        return bytes;
    }

    /** Ends the entry that was begun, after its value. */
    public void end() {
        valueLengths[count] = bytes.size() - valueStarts[count];
        count++;
    }

    /** Ends the entry that was begun, after its key: it has no value. */
    public void endWithoutValue() {
        value();
        valueLengths[count++] = NO_VALUE;
    }

    /** Adds an entry of another batch. */
    public void add(Entries other, int index) {
        key().putRaw(other.buffer(), other.keyStart(index), other.keyLength(index));
        if (other.hasValue(index)) {
            value().putRaw(other.buffer(), other.valueStart(index), other.valueLength(index));
            end();
        } else {
            endWithoutValue();
        }
    }

    /** Holds all keys and values; valid until the next change. */
    public byte[] buffer() {
        return bytes.buffer();
    }

    public int keyStart(int index) {
        return keyStarts[index];
    }

    public int keyLength(int index) {
        return keyLengths[index];
    }

    public boolean hasValue(int index) {
        return valueLengths[index] != NO_VALUE;
    }

    public int valueStart(int index) {
        return valueStarts[index];
    }

    public int valueLength(int index) {
        return valueLengths[index];
    }

    /** Compares two keys of this batch as unsigned bytes. */
    public int compareKeys(int a, int b) {
        byte[] buffer = bytes.buffer();
        return Arrays.compareUnsigned(
                buffer, keyStarts[a], keyStarts[a] + keyLengths[a], buffer, keyStarts[b], keyStarts[b] + keyLengths[b]);
    }

    /** Throws {@link IllegalStateException} unless the keys are ascending and each is there once. */
    public void requireAscending() {
        for (int i = 1; i < count; i++) {
            if (compareKeys(i - 1, i) >= 0) {
                throw new IllegalStateException(
                        "keys " + (i - 1) + " and " + i + " of a batch of " + count + " entries are not ascending");
            }
        }
    }

    private void grow() {
        int capacity = count * 2;
        keyStarts = Arrays.copyOf(keyStarts, capacity);
        keyLengths = Arrays.copyOf(keyLengths, capacity);
        valueStarts = Arrays.copyOf(valueStarts, capacity);
        valueLengths = Arrays.copyOf(valueLengths, capacity);
    }
}
