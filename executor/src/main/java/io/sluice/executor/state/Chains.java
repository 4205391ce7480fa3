package io.sluice.executor.state;

import java.util.Arrays;

/** Doubly linked lists over numbered items: each list has a number, each item is in at most one list. */
public final class Chains {
    private static final int FIRST_CAPACITY = 16;

    /** First item plus one, 0 for an empty list; likewise the links. */
    private int[] heads = new int[0];

    private int[] nexts = new int[0];
    private int[] previous = new int[0];

    public void ensureHeads(int bound) {
        if (bound > heads.length) {
            heads = Arrays.copyOf(heads, grown(heads.length, bound));
        }
    }

    /** What the lists take on the heap. */
    public long bytes() {
        return (long) Integer.BYTES * (heads.length + nexts.length + previous.length);
    }

    /** The first item of a list, or -1. */
    public int first(int list) {
        return list < heads.length ? heads[list] - 1 : -1;
    }

    /** The item after this one, or -1. */
    public int next(int item) {
        return nexts[item] - 1;
    }

    /** The item before this one, or -1. */
    public int previous(int item) {
        return previous[item] - 1;
    }

    /** Puts an item at the head of a list. */
    public void link(int list, int item) {
        ensureHeads(list + 1);
        if (item >= nexts.length) {
            nexts = Arrays.copyOf(nexts, grown(nexts.length, item + 1));
            previous = Arrays.copyOf(previous, nexts.length);
        }
        int first = heads[list];
        nexts[item] = first;
        previous[item] = 0;
        if (first != 0) {
            previous[first - 1] = item + 1;
        }
        heads[list] = item + 1;
    }

    public void unlink(int list, int item) {
        int next = nexts[item];
        int before = previous[item];
        if (before == 0) {
            heads[list] = next;
        } else {
            nexts[before - 1] = next;
        }
        if (next != 0) {
            previous[next - 1] = before;
        }
    }

    /** Empties a list. */
    public void clear(int list) {
        if (list < heads.length) {
            heads[list] = 0;
        }
    }

    /** Empties all lists. */
    public void clear() {
        Arrays.fill(heads, 0);
    }

    private static int grown(int capacity, int needed) {
        return Math.max(Math.max(FIRST_CAPACITY, needed), capacity + (capacity >> 1));
    }
}
