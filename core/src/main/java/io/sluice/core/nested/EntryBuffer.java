package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;

/** Keys and values in turn that become an encoded MAP. Reused; not thread-safe. */
final class EntryBuffer {
    private static final int INSERTION_LIMIT = 16;

    private ElementBuffer keys;
    private ElementBuffer values;
    private ElementBuffer sortedKeys;
    private ElementBuffer sortedValues;

    EntryBuffer(PhysicalType key, PhysicalType value) {
        keys = new ElementBuffer(key);
        values = new ElementBuffer(value);
        sortedKeys = new ElementBuffer(key);
        sortedValues = new ElementBuffer(value);
    }

    void clear() {
        keys.clear();
        values.clear();
    }

    boolean awaitsValue() {
        return keys.size() > values.size();
    }

    /** The buffer that the next key or value belongs into. */
    ElementBuffer next() {
        return awaitsValue() ? values : keys;
    }

    /** Brings keys into order, each once: of equal ones the last value is kept, or the INT values are added up. */
    void sort(boolean adding) {
        if (awaitsValue()) {
            throw new IllegalStateException(keys.size() + " keys, " + values.size() + " values");
        }
        if (isAscending()) {
            return;
        }
        int[] order = order();
        sortedKeys.clear();
        sortedValues.clear();
        int size = order.length;
        for (int i = 0; i < size; i++) {
            int end = i + 1;
            while (end < size && keys.compare(order[i], order[end]) == 0) {
                end++;
            }
            sortedKeys.add(keys, order[i]);
            if (adding) {
                sortedValues.addInt(sum(order, i, end));
            } else {
                sortedValues.add(values, order[end - 1]);
            }
            i = end - 1;
        }
        swap();
    }

    private int sum(int[] order, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.addExact(sum, values.intAt(order[i]));
        }
        return sum;
    }

    private void swap() {
        ElementBuffer oldKeys = keys;
        ElementBuffer oldValues = values;
        keys = sortedKeys;
        values = sortedValues;
        sortedKeys = oldKeys;
        sortedValues = oldValues;
    }

    private boolean isAscending() {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.compare(i - 1, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The positions of the keys in ascending order, equal ones as they came. */
    private int[] order() {
        int[] order = new int[keys.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        mergeSort(order, new int[order.length], 0, order.length);
        return order;
    }

    private void mergeSort(int[] order, int[] spare, int from, int to) {
        if (to - from <= INSERTION_LIMIT) {
            insertionSort(order, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(order, spare, from, middle);
        mergeSort(order, spare, middle, to);
        System.arraycopy(order, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takesLeft = right == to || left < middle && keys.compare(spare[left], spare[right]) <= 0;
            order[i] = takesLeft ? spare[left++] : spare[right++];
        }
    }

    private void insertionSort(int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moved = order[i];
            int at = i;
            for (; at > from && keys.compare(order[at - 1], moved) > 0; at--) {
                order[at] = order[at - 1];
            }
            order[at] = moved;
        }
    }

    int encodedLength() {
        return Math.addExact(Math.addExact(4, keys.encodedLength()), values.encodedLength());
    }

    int encode(byte[] out) {
        Slots.putInt(out, 0, keys.encodedLength());
        return values.encode(out, keys.encode(out, 4));
    }
}
