package io.sluice.executor.operator;

import java.util.Arrays;

/** Numbered items with the time at which each is due, least first: a binary heap in two arrays. Used by one thread. */
final class DueQueue {
    private long[] times = new long[16];
    private int[] items = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** What the queue takes on the heap. */
    long bytes() {
        return (long) (Long.BYTES + Integer.BYTES) * times.length;
    }

    /** When the first item is due. */
    long firstTime() {
        return times[0];
    }

    int firstItem() {
        return items[0];
    }

    void add(long time, int item) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            items = Arrays.copyOf(items, size * 2);
        }
        int place = size++;
        while (place > 0 && isBefore(time, item, (place - 1) >> 1)) {
            int parent = (place - 1) >> 1;
            times[place] = times[parent];
            items[place] = items[parent];
            place = parent;
        }
        times[place] = time;
        items[place] = item;
    }

    void removeFirst() {
        size--;
        long time = times[size];
        int item = items[size];
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && isBefore(times[child + 1], items[child + 1], child)) {
                child++;
            }
            if (isBefore(time, item, child)) {
                break;
            }
            times[place] = times[child];
            items[place] = items[child];
            place = child;
        }
        times[place] = time;
        items[place] = item;
    }

    /** Items due at once come in the order of their numbers. */
    private boolean isBefore(long time, int item, int place) {
        return time < times[place] || time == times[place] && item < items[place];
    }
}
