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
    private int[] tags = new int[FIRST_CAPACITY];
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
        return key(0);
    }

    /** Begins an entry with a number that stays with it when entries are sorted. */
    public BytesWriter key(int tag) {
        if (count == keyStarts.length) {
            grow();
        }
        keyStarts[count] = bytes.size();
        tags[count] = tag;
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

    public int tag(int index) {
        return tags[index];
    }

    /** Sorts the entries by their keys, as stores want them. */
    public void sort() {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        merge(order, order.clone(), 0, count);
        keyStarts = picked(keyStarts, order);
        keyLengths = picked(keyLengths, order);
        valueStarts = picked(valueStarts, order);
        valueLengths = picked(valueLengths, order);
        tags = picked(tags, order);
    }

    /** Sorts {@code to[from..end)}; {@code source} holds the same numbers there. */
    private void merge(int[] to, int[] source, int from, int end) {
        if (end - from < 2) {
            return;
        }
        int middle = (from + end) >>> 1;
        merge(source, to, from, middle);
        merge(source, to, middle, end);
        int left = from;
        int right = middle;
        for (int i = from; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && compareKeys(source[left], source[right]) <= 0);
            to[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private static int[] picked(int[] values, int[] order) {
        int[] out = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            out[i] = values[order[i]];
        }
        return out;
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
        tags = Arrays.copyOf(tags, capacity);
    }
}
