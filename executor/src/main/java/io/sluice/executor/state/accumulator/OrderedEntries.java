package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.RowKeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StoredColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of each slot in order: an entry is a row's values with the columns it is ordered by, the number in which it
 * arrived and how often it is there. Equal values of a slot are stored once and have a queue of entries; a row that is
 * taken back takes the one that came first, and where there is none an entry of negative weight waits for it.
 */
final class OrderedEntries {
    /** A reference, the run and its first array. */
    private static final int RUN_BYTES = 8 + 32 + 32;

    private final List<PhysicalType> types;
    private final int argumentCount;
    private final List<SortKey> order;
    private final List<Integer> positions;

    /** The slot, the arguments, the columns of the order. */
    private final RowKeyTable values;

    /** By value: its oldest and newest entry plus one. */
    private int[] oldest = new int[0];

    private int[] newest = new int[0];

    /** By entry; weight 0: no longer there. */
    private int[] valueOf = new int[0];

    private int[] younger = new int[0];
    private long[] weights = new long[0];
    private long[] arrivals = new long[0];
    private int bound;
    private int[] free = new int[0];
    private int freeCount;
    private long arrived;

    /** By slot; null where there is nothing. */
    private Run[] runs = {};

    private int[] hashes = new int[0];
    private int[] found = new int[0];

    /** The entries of a slot: sorted up to {@code sorted}, then as they came; some may have gone. */
    private static final class Run {
        int[] entries = new int[4];
        int size;
        int sorted;
        int live;
    }

    OrderedEntries(AggregateCall call) {
        argumentCount = call.args().size();
        order = call.order();
        types = new ArrayList<>();
        call.argTypes().stream().map(SqlType::physical).forEach(types::add);
        call.orderTypes().stream().map(SqlType::physical).forEach(types::add);
        List<PhysicalType> keyTypes = new ArrayList<>(types);
        keyTypes.add(0, PhysicalType.INT);
        positions = IntStream.range(0, keyTypes.size()).boxed().toList();
        values = new RowKeyTable(keyTypes, StoredColumn.Equality.IDENTICAL, 0);
    }

    void ensure(int slots) {
        if (slots > runs.length) {
            runs = Arrays.copyOf(runs, Growth.capacity(runs.length, slots));
        }
    }

    /** What the rows take on the heap, each of which stands in the run of its slot too. */
    long bytes() {
        long each = Integer.BYTES * 3L + 2L * Long.BYTES;
        return values.bytes()
                + each * weights.length
                + Integer.BYTES * ((long) oldest.length + newest.length + free.length)
                + RUN_BYTES * (long) runs.length;
    }

    void update(int[] slots, int from, int to, Column[] columns, long[] rowWeights) {
        int[] rows = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            rows[count] = i;
            count += rowWeights == null || rowWeights[i] != 0 ? 1 : 0;
        }
        int[] groups = new int[count];
        long[] each = new long[count];
        for (int i = 0; i < count; i++) {
            groups[i] = slots[rows[i]];
            each[i] = rowWeights == null ? 1 : rowWeights[rows[i]];
        }
        Column[] taken = new Column[types.size()];
        for (int c = 0; c < taken.length; c++) {
            taken[c] = columns[c].gather(rows, count);
        }
        add(groups, taken, each);
    }

    private void add(int[] slots, Column[] columns, long[] each) {
        int count = slots.length;
        if (hashes.length < count) {
            hashes = new int[count];
            found = new int[count];
        }
        Column[] keys = new Column[columns.length + 1];
        keys[0] = new IntColumn(slots, null);
        System.arraycopy(columns, 0, keys, 1, columns.length);
        KeyHash.hash(Batch.of(count, keys), positions, hashes);
        values.findOrInsert(keys, hashes, 0, count, found);
        if (values.bound() > oldest.length) {
            oldest = Arrays.copyOf(oldest, Growth.capacity(oldest.length, values.bound()));
            newest = Arrays.copyOf(newest, oldest.length);
        }
        for (int i = 0; i < count; i++) {
            add(slots[i], found[i], each[i]);
        }
        forgetValues(count);
    }

    private void add(int slot, int value, long weight) {
        long rest = weight;
        while (rest != 0) {
            int entry = oldest[value] - 1;
            if (entry < 0 || weights[entry] > 0 == rest > 0) {
                append(slot, value, rest);
                return;
            }
            long left = Math.addExact(weights[entry], rest);
            boolean spent = left == 0 || left > 0 == rest > 0;
            weights[entry] = spent ? 0 : left;
            rest = spent ? left : 0;
            if (spent) {
                oldest[value] = younger[entry];
                newest[value] = younger[entry] == 0 ? 0 : newest[value];
                removed(slot);
            }
        }
    }

    private void append(int slot, int value, long weight) {
        int entry = newEntry();
        valueOf[entry] = value;
        weights[entry] = weight;
        arrivals[entry] = arrived++;
        younger[entry] = 0;
        if (newest[value] == 0) {
            oldest[value] = entry + 1;
        } else {
            younger[newest[value] - 1] = entry + 1;
        }
        newest[value] = entry + 1;
        Run run = runs[slot];
        if (run == null) {
            run = new Run();
            runs[slot] = run;
        }
        if (run.size == run.entries.length) {
            run.entries = Arrays.copyOf(run.entries, run.size * 2);
        }
        run.entries[run.size++] = entry;
        run.live++;
    }

    private int newEntry() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (bound == weights.length) {
            int capacity = Growth.capacity(weights.length, bound + 1);
            valueOf = Arrays.copyOf(valueOf, capacity);
            younger = Arrays.copyOf(younger, capacity);
            weights = Arrays.copyOf(weights, capacity);
            arrivals = Arrays.copyOf(arrivals, capacity);
        }
        return bound++;
    }

    /** An entry of the slot has gone; the run is cleared of those that have when they are half of it. */
    private void removed(int slot) {
        Run run = runs[slot];
        run.live--;
        if (run.live == 0) {
            freeGone(run);
            runs[slot] = null;
        } else if (run.live < run.size / 2) {
            freeGone(run);
        }
    }

    private void freeGone(Run run) {
        int kept = 0;
        int sorted = 0;
        for (int i = 0; i < run.size; i++) {
            int entry = run.entries[i];
            if (weights[entry] == 0) {
                release(entry);
                continue;
            }
            run.entries[kept++] = entry;
            sorted = i < run.sorted ? kept : sorted;
        }
        run.size = kept;
        run.sorted = sorted;
    }

    private void release(int entry) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Growth.capacity(free.length, freeCount + 1));
        }
        free[freeCount++] = entry;
    }

    /** Only after the whole batch: until then what was found must stay in its place. */
    private void forgetValues(int count) {
        for (int i = 0; i < count; i++) {
            if (oldest[found[i]] == 0 && values.isLive(found[i])) {
                values.remove(found[i]);
            }
        }
    }

    /** Number of entries that {@link #entry} then gives, in order; those of negative weight are among them. */
    int sort(int slot) {
        Run run = runs[slot];
        if (run == null) {
            return 0;
        }
        if (run.live < run.size) {
            freeGone(run);
        }
        while (run.sorted < run.size
                && (run.sorted == 0 || compare(run.entries[run.sorted - 1], run.entries[run.sorted]) <= 0)) {
            run.sorted++;
        }
        if (run.sorted < run.size) {
            int[] tail = Arrays.copyOfRange(run.entries, run.sorted, run.size);
            int[] out = tail.clone();
            sort(tail, out, 0, tail.length);
            merge(run, out);
        }
        return run.size;
    }

    int entry(int slot, int index) {
        return runs[slot].entries[index];
    }

    long weight(int entry) {
        return weights[entry];
    }

    /** Where {@link #column} holds the entry's values; equal values of a slot have one place. */
    int place(int entry) {
        return valueOf[entry];
    }

    StoredColumn column(int argument) {
        return values.column(argument + 1);
    }

    private void merge(Run run, int[] tail) {
        int head = run.sorted - 1;
        int last = tail.length - 1;
        for (int to = run.size - 1; last >= 0; to--) {
            boolean takeHead = head >= 0 && compare(run.entries[head], tail[last]) > 0;
            run.entries[to] = takeHead ? run.entries[head--] : tail[last--];
        }
        run.sorted = run.size;
    }

    /** Merge sort: a comparison is dear, so as few as can be. */
    private void sort(int[] from, int[] to, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(to, from, start, middle);
        sort(to, from, middle, end);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int a, int b) {
        for (int k = 0; k < order.size(); k++) {
            int compared = OrderKeys.compare(order.get(k), column(argumentCount + k), valueOf[a], valueOf[b]);
            if (compared != 0) {
                return compared;
            }
        }
        return Long.compare(arrivals[a], arrivals[b]);
    }

    void merge(int[] slots, OrderedEntries from, int[] otherSlots, int count) {
        int[] sizes = new int[count];
        int[] entries = from.entries(otherSlots, count, sizes);
        add(spread(slots, sizes), from.columns(entries), from.weights(entries));
    }

    private static int[] spread(int[] slots, int[] sizes) {
        int[] out = new int[Arrays.stream(sizes).sum()];
        int row = 0;
        for (int i = 0; i < sizes.length; i++) {
            Arrays.fill(out, row, row + sizes[i], slots[i]);
            row += sizes[i];
        }
        return out;
    }

    /** The entries of slots in their order, one slot after the other. */
    private int[] entries(int[] slots, int count, int[] sizes) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = sort(slots[i]);
            total = Math.addExact(total, sizes[i]);
        }
        int[] out = new int[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int e = 0; e < sizes[i]; e++) {
                out[at++] = entry(slots[i], e);
            }
        }
        return out;
    }

    private Column[] columns(int[] entries) {
        int[] places = new int[entries.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = valueOf[entries[i]];
        }
        Column[] out = new Column[types.size()];
        for (int c = 0; c < out.length; c++) {
            out[c] = column(c).gather(places, places.length);
        }
        return out;
    }

    private long[] weights(int[] entries) {
        long[] out = new long[entries.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = weights[entries[i]];
        }
        return out;
    }

    boolean isEmpty(int slot) {
        return runs[slot] == null;
    }

    void clear(int slot) {
        Run run = runs[slot];
        if (run == null) {
            return;
        }
        for (int i = 0; i < run.size; i++) {
            int entry = run.entries[i];
            int value = valueOf[entry];
            if (weights[entry] != 0 && oldest[value] != 0) {
                oldest[value] = 0;
                newest[value] = 0;
                values.remove(value);
            }
            release(entry);
        }
        runs[slot] = null;
    }

    void clear() {
        values.clear(values.size());
        Arrays.fill(oldest, 0);
        Arrays.fill(newest, 0);
        Arrays.fill(runs, null);
        bound = 0;
        freeCount = 0;
    }

    void write(int[] slots, int count, BytesWriter out) {
        int[] sizes = new int[count];
        int[] entries = entries(slots, count, sizes);
        for (int size : sizes) {
            out.putVarInt(size);
        }
        for (Column column : columns(entries)) {
            ColumnCodec.write(column, entries.length, out);
        }
        for (long weight : weights(entries)) {
            out.putLong(weight);
        }
    }

    void read(int[] slots, int count, BytesReader in) {
        int[] sizes = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = in.getVarInt();
            total = SectionFormat.checkCount(Math.addExact(total, sizes[i]), 1, in);
        }
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), total, in);
        }
        long[] each = new long[total];
        for (int i = 0; i < total; i++) {
            each[i] = in.getLong();
        }
        add(spread(slots, sizes), columns, each);
    }
}
