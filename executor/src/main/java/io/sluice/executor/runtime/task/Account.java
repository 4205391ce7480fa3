package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Watermark;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.operator.OperatorMetrics;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of one operator in one task, with its watermark. Part of the state, so that the counts of a job that
 * was restarted are those of a job that was not. Written by the task, read by anyone.
 */
public final class Account {
    private final String id;
    private final String name;
    private final OperatorMetrics metrics = new OperatorMetrics();
    private final Stopwatch stopwatch;
    private volatile long watermark = Watermark.MIN;
    private volatile Gauges gauges = Gauges.NONE;

    /**
     * @param id of the operator in the plan; for a stateless one its name
     * @param stopwatch of the task
     */
    public Account(String id, String name, Stopwatch stopwatch) {
        this.id = id;
        this.name = name;
        this.stopwatch = stopwatch;
    }

    /** The operator begins to work, on rows or on the time. */
    public void begin() {
        stopwatch.begin();
    }

    /** It has done. */
    public void end() {
        metrics.nanos.add(stopwatch.end());
    }

    public Gauges gauges() {
        return gauges;
    }

    public void gauges(Gauges now) {
        gauges = now;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public OperatorMetrics metrics() {
        return metrics;
    }

    public long watermark() {
        return watermark;
    }

    public void watermark(long micros) {
        watermark = micros;
    }

    void write(BytesWriter out) {
        out.putLong(watermark);
        counters().forEach(counter -> out.putLong(counter.sum()));
    }

    /** Adds the counts of an earlier run. */
    void add(BytesReader in) {
        watermark(in);
        counters().forEach(counter -> counter.add(in.getLong()));
    }

    /** The watermark of an earlier run. */
    static long watermark(BytesReader in) {
        return in.getLong();
    }

    private List<LongAdder> counters() {
        return List.of(metrics.rowsIn, metrics.rowsOut, metrics.lateRows, metrics.partlyLateRows, metrics.refusedRows);
    }
}
