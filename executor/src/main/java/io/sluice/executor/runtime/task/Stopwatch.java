package io.sluice.executor.runtime.task;

import io.sluice.core.time.Clock;
import java.util.Arrays;

/**
 * How long the parts of one task work, each without those below that it calls. Used by the task's thread.
 */
public final class Stopwatch {
    private final Clock clock;
    private long[] starts = new long[8];
    private long[] within = new long[8];
    private int depth;

    public Stopwatch(Clock clock) {
        this.clock = clock;
    }

    /** A part begins to work. */
    void begin() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            within = Arrays.copyOf(within, depth * 2);
        }
        within[depth] = 0;
        starts[depth++] = clock.nanos();
    }

    /** The part that began last has done; gives its own nanoseconds. */
    long end() {
        long all = clock.nanos() - starts[--depth];
        if (depth > 0) {
            within[depth - 1] += all;
        }
        return all - within[depth];
    }
}
