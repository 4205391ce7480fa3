package io.sluice.executor.operator;

import io.sluice.executor.operator.window.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The runs of rows of one slice in a batch. Ordered input has a run per slice; where slices come mixed the rows are
 * brought together, so that each table is visited once per batch. Used again for each batch.
 */
final class SliceRuns {
    private static final int FIRST_CAPACITY = 16;

    private int[] ends = new int[FIRST_CAPACITY];

    /** By run: its slice, as a number. */
    private int[] slices = new int[FIRST_CAPACITY];

    private Window[] distinct = new Window[FIRST_CAPACITY];
    private final Map<Window, Integer> numbers = new HashMap<>();
    private int count;
    private int distinctCount;

    void find(WindowRows rows, int rowCount) {
        count = 0;
        distinctCount = 0;
        numbers.clear();
        for (int from = 0; from < rowCount; from = ends[count++]) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
                slices = Arrays.copyOf(slices, count * 2);
            }
            ends[count] = rows.runEnd(from);
            slices[count] = number(rows.slice(from));
        }
    }

    private int number(Window slice) {
        // A row out of order is mostly followed by one of a slice seen shortly before.
        for (int back = 1; back <= 2 && back <= count; back++) {
            if (distinct[slices[count - back]].equals(slice)) {
                return slices[count - back];
            }
        }
        Integer known = numbers.putIfAbsent(slice, distinctCount);
        if (known != null) {
            return known;
        }
        if (distinctCount == distinct.length) {
            distinct = Arrays.copyOf(distinct, distinctCount * 2);
        }
        distinct[distinctCount] = slice;
        return distinctCount++;
    }

    /** Whether sorting the rows by slice makes far fewer runs. */
    boolean areMixed() {
        return count > 2 * distinctCount;
    }

    /** The rows by slice, each slice's in their order; afterwards the runs are those of the rows so ordered. */
    int[] sort(int rowCount) {
        int[] next = new int[distinctCount + 1];
        for (int run = 0; run < count; run++) {
            next[slices[run] + 1] += to(run) - from(run);
        }
        for (int s = 1; s <= distinctCount; s++) {
            next[s] += next[s - 1];
        }
        int[] order = new int[rowCount];
        for (int run = 0; run < count; run++) {
            for (int row = from(run); row < to(run); row++) {
                order[next[slices[run]]++] = row;
            }
        }
        count = distinctCount;
        for (int s = 0; s < distinctCount; s++) {
            slices[s] = s;
            ends[s] = next[s];
        }
        return order;
    }

    int count() {
        return count;
    }

    int from(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    int to(int run) {
        return ends[run];
    }

    Window slice(int run) {
        return distinct[slices[run]];
    }
}
