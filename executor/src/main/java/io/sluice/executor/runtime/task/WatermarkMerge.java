package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Watermark;
import io.sluice.executor.runtime.task.Gauges.InputMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The watermark over several inputs: the least of those that are neither idle nor ended, never falling. Also says, per
 * row, which watermark stood over all inputs just before it. Not thread-safe.
 */
public final class WatermarkMerge {
    private final long[] watermarks;
    private final boolean[] idle;
    private final long[] idleSince;
    private long current;

    public WatermarkMerge(int inputs) {
        watermarks = new long[inputs];
        idle = new boolean[inputs];
        idleSince = new long[inputs];
        Arrays.fill(watermarks, Watermark.MIN);
        current = Watermark.MIN;
    }

    /** Starts from a watermark of an earlier run, below which it does not fall. */
    public void restore(long micros) {
        current = micros;
    }

    public long current() {
        return current;
    }

    /** An input's watermark is {@code micros} now. Returns whether the merged one has risen. */
    public boolean advance(int input, long micros) {
        idle[input] = false;
        watermarks[input] = Math.max(watermarks[input], micros);
        return recompute();
    }

    /** An input pauses. Returns whether the merged watermark has risen. */
    public boolean pause(int input, long nowMillis) {
        idleSince[input] = idle[input] ? idleSince[input] : nowMillis;
        idle[input] = true;
        return recompute();
    }

    /**
     * How far each input has come.
     *
     * @param splits their names; empty for those of an operator
     */
    public List<InputMark> marks(List<String> splits) {
        List<InputMark> marks = new ArrayList<>();
        for (int i = 0; i < watermarks.length; i++) {
            String split = splits.isEmpty() ? "" : splits.get(i);
            marks.add(new InputMark(i, split, watermarks[i], idle[i] ? idleSince[i] : 0));
        }
        return marks;
    }

    /** True when at least one input is idle and every other is idle or ended. */
    public boolean allIdle() {
        boolean any = false;
        for (int i = 0; i < watermarks.length; i++) {
            if (!idle[i] && watermarks[i] != Watermark.MAX) {
                return false;
            }
            any |= idle[i];
        }
        return any;
    }

    /**
     * The batch as the merged input sees it: its row watermarks are the least over all inputs, and it gets some when the
     * merged watermark has run ahead of an input that was idle. The input is active from now on.
     */
    public Batch merged(int input, Batch batch) {
        idle[input] = false;
        boolean ahead = current > watermarks[input];
        if (batch.rowWatermarks == null) {
            return ahead ? batch.withRowWatermarks(filled(batch.rowCount, current)) : batch;
        }
        long others = leastActive(input);
        if (others == Watermark.MAX && !ahead) {
            return batch;
        }
        long[] merged = new long[batch.rowCount];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = Math.max(current, Math.min(batch.rowWatermarks[i], others));
        }
        return batch.withRowWatermarks(merged);
    }

    private static long[] filled(int count, long value) {
        long[] out = new long[count];
        Arrays.fill(out, value);
        return out;
    }

    /** The least watermark of the active inputs but one; MAX when there is none. */
    public long leastActive(int except) {
        long least = Watermark.MAX;
        for (int i = 0; i < watermarks.length; i++) {
            if (i != except && !idle[i]) {
                least = Math.min(least, watermarks[i]);
            }
        }
        return least;
    }

    private boolean recompute() {
        if (allIdle()) {
            return false;
        }
        long merged = leastActive(-1);
        boolean risen = merged > current;
        current = Math.max(current, merged);
        return risen;
    }
}
