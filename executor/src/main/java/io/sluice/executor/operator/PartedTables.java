package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The rows of a join by parts of their keys, each part in memory or on disk. Used by one thread. */
final class PartedTables {
    private final JoinRun run;
    private final int level;
    private final KeyParts parts;

    /** By part: null where it is on disk. */
    private final JoinTables[] inMemory;

    /** By part: null where it is in memory. */
    private final JoinPart[] onDisk;

    /** Takes the rows of a join over; the largest parts, half of all rows, go to disk at once, the others are copied. */
    PartedTables(JoinRun run, int level, JoinTables whole) {
        this.run = run;
        this.level = level;
        parts = new KeyParts(level, !run.keys(0).isEmpty());
        inMemory = new JoinTables[parts.count()];
        onDisk = new JoinPart[parts.count()];
        boolean[] large = largestHalf(whole);
        for (int p = 0; p < large.length; p++) {
            inMemory[p] = large[p] ? null : new JoinTables(run);
            onDisk[p] = large[p] ? new JoinPart(run, level) : null;
        }
        for (int input = 0; input < 2; input++) {
            int each = input;
            whole.side(input).forEach((rows, partners) -> store(each, rows, partners));
            whole.side(input).clear();
        }
    }

    private boolean[] largestHalf(JoinTables whole) {
        long[] counts = new long[parts.count()];
        for (int input = 0; input < 2; input++) {
            List<Integer> keys = run.keys(input);
            whole.side(input).forEach((rows, partners) -> {
                parts.part(keys, rows);
                for (int p = 0; p < counts.length; p++) {
                    counts[p] += parts.count(p);
                }
            });
        }
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        boolean[] chosen = new boolean[counts.length];
        for (long left = all; left * 2 > all; ) {
            int largest = 0;
            for (int p = 0; p < counts.length; p++) {
                largest = counts[p] > counts[largest] ? p : largest;
            }
            chosen[largest] = true;
            left -= counts[largest];
            counts[largest] = 0;
        }
        return chosen;
    }

    /** Rows that are to meet all of the other side: at once where that is in memory. */
    void take(int input, Batch rows, boolean otherEnded, Consumer<JoinStep> steps) {
        parts.part(run.keys(input), rows);
        for (int p = 0; p < inMemory.length; p++) {
            if (parts.count(p) > 0) {
                Batch part = parts.rows(rows, p);
                if (inMemory[p] != null) {
                    steps.accept(inMemory[p].meeting(input, part, otherEnded));
                } else {
                    onDisk[p].waiting(input).append(part, null);
                }
            }
        }
    }

    /** Rows that have met all other stored rows. */
    void store(int input, Batch rows, long[] partners) {
        parts.part(run.keys(input), rows);
        for (int p = 0; p < inMemory.length; p++) {
            if (parts.count(p) > 0) {
                Batch part = parts.rows(rows, p);
                long[] ofPart = parts.values(partners, p);
                if (inMemory[p] != null) {
                    inMemory[p].side(input).add(part, ofPart);
                } else {
                    onDisk[p].met(input).append(part, ofPart);
                }
            }
        }
    }

    /** What a side holds in memory has met all. */
    void leave(int input, Consumer<JoinStep> steps) {
        for (JoinTables tables : inMemory) {
            if (tables != null) {
                steps.accept(tables.leaving(input));
            }
        }
    }

    /** Puts the largest part in memory aside; false when there are no rows in memory. */
    boolean putLargestAside() {
        int largest = -1;
        for (int p = 0; p < inMemory.length; p++) {
            boolean hasRows = inMemory[p] != null && !inMemory[p].isEmpty();
            boolean larger = hasRows && (largest < 0 || inMemory[p].bytes() > inMemory[largest].bytes());
            largest = larger ? p : largest;
        }
        if (largest >= 0) {
            putAside(largest);
        }
        return largest >= 0;
    }

    /** Puts all parts aside; what is taken then waits there. */
    void putAllAside() {
        for (int p = 0; p < inMemory.length; p++) {
            if (inMemory[p] != null) {
                putAside(p);
            }
        }
    }

    private void putAside(int part) {
        JoinTables tables = inMemory[part];
        inMemory[part] = null;
        onDisk[part] = new JoinPart(run, level);
        for (int input = 0; input < 2; input++) {
            tables.side(input).forEach(onDisk[part].met(input)::append);
        }
    }

    /** In memory. */
    long bytes() {
        long bytes = 0;
        for (JoinTables tables : inMemory) {
            bytes += tables == null ? 0 : tables.bytes();
        }
        return bytes;
    }

    long bytesOnDisk() {
        long bytes = 0;
        for (JoinPart part : onDisk) {
            bytes += part == null ? 0 : part.bytes(0) + part.bytes(1);
        }
        return bytes;
    }

    /** All rows of a side that have met what is stored of the other, with their partners. */
    void forEachMet(int input, BiConsumer<Batch, long[]> to) {
        for (int p = 0; p < inMemory.length; p++) {
            if (inMemory[p] != null) {
                inMemory[p].side(input).forEach(to);
            } else if (onDisk[p] != null) {
                onDisk[p].met(input).forEach(to);
            }
        }
    }

    /** All rows of a side that have yet to meet the other. */
    void forEachWaiting(int input, BiConsumer<Batch, long[]> to) {
        for (JoinPart part : onDisk) {
            if (part != null) {
                part.waiting(input).forEach(to);
            }
        }
    }

    /** Gives the parts on disk away, those without rows left out. */
    List<JoinPart> takeFromDisk() {
        List<JoinPart> taken = new ArrayList<>();
        for (int p = 0; p < onDisk.length; p++) {
            if (onDisk[p] != null && onDisk[p].rows() > 0) {
                onDisk[p].finish();
                taken.add(onDisk[p]);
            }
            onDisk[p] = null;
        }
        return taken;
    }
}
