package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * One aggregate function over all groups of a {@link io.sluice.executor.state.KeyTable}: an entry per slot. A batch is
 * added column-wise by a tight loop. Used by one thread.
 *
 * <p>An entry is linear in its rows: adding a row with weight w and then with -w leaves it as it was, in any order and
 * with weights below zero in between. Accumulators made for insert-only input keep less and are not.
 */
public interface Accumulator {
    /** Makes room for slots below {@code bound}. Entries never updated are empty. */
    void ensure(int bound);

    /**
     * Adds rows {@code from..to}: row i to entry {@code slots[i]}.
     *
     * @param columns the arguments, then the columns of the order; none for COUNT(*)
     * @param weights null when each row counts once and no argument that must not be is NULL; else 0 where a row does
     *     not count because it is filtered or an argument is NULL
     * @throws ArithmeticException when a sum of weights does not fit a long
     */
    void update(int[] slots, int from, int to, Column[] columns, long[] weights);

    /**
     * Adds entries {@code otherSlots[i]} of an accumulator of the same class and function to {@code slots[i]}, as if
     * their rows had come after those already there.
     *
     * @throws ArithmeticException when a sum of weights does not fit a long
     */
    void merge(int[] slots, Accumulator other, int[] otherSlots, int count);

    /** The function's values of these entries. */
    Column emit(int[] slots, int count);

    /** Whether the entry is as if no row had come, so that its slot can be given up. */
    boolean isEmpty(int slot);

    /** Empties one entry. */
    void clear(int slot);

    /** Empties all entries, keeping the room. */
    void clear();

    /** What the entries take on the heap; an estimate where they are objects. */
    long bytes();

    /** Version of what {@link #write} writes; differs where two kinds of entries of one function differ. */
    int format();

    void write(int[] slots, int count, BytesWriter out);

    /** Reads what {@link #write} wrote for as many entries, into empty ones. */
    void read(int[] slots, int count, BytesReader in);
}
