package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.plan.AggregateCall;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows of one group in order, as a function reads them: those that are there, with DISTINCT the first of equal ones.
 * Moved from group to group by {@link #read}.
 */
final class OrderedRows {
    private final OrderedEntries entries;
    private final boolean distinct;
    private final Column[] columns;

    /** Where the values of each row stand, and how often it is there. */
    private int[] places = new int[16];

    private long[] copies = new long[16];
    private int count;
    private long total;

    OrderedRows(OrderedEntries entries, AggregateCall call) {
        this.entries = entries;
        this.distinct = call.distinct();
        this.columns = new Column[call.args().size()];
    }

    void read(int slot) {
        count = 0;
        total = 0;
        Arrays.fill(columns, null);
        int size = entries.sort(slot);
        for (int i = 0; i < size; i++) {
            int entry = entries.entry(slot, i);
            if (entries.weight(entry) > 0) {
                add(entries.place(entry), entries.weight(entry));
            }
        }
        if (distinct) {
            keepFirst();
        }
    }

    private void add(int place, long weight) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            copies = Arrays.copyOf(copies, count * 2);
        }
        places[count] = place;
        copies[count++] = weight;
        total = Math.addExact(total, weight);
    }

    /** Equal arguments may have several places, one for each value of the order. */
    private void keepFirst() {
        Column values = column(0);
        Set<Object> seen = new HashSet<>();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (seen.add(values.isNull(i) ? "" : Value.of(values, i))) {
                places[kept] = places[i];
                copies[kept++] = 1;
            }
        }
        count = kept;
        total = kept;
        Arrays.fill(columns, null);
    }

    /** Number of different rows side by side. */
    int count() {
        return count;
    }

    /** How often row {@code i} is there. */
    long copies(int i) {
        return copies[i];
    }

    /** Number of rows. */
    long total() {
        return total;
    }

    /** An argument of all rows. */
    Column column(int argument) {
        if (columns[argument] == null) {
            columns[argument] = entries.column(argument).gather(places, count);
        }
        return columns[argument];
    }

    /** An argument of one row. */
    Column value(int argument, int row) {
        return entries.column(argument).gather(new int[] {places[row]}, 1);
    }
}
