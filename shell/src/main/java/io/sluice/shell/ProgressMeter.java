package io.sluice.shell;

import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far the running jobs are: rows read, rows a second, watermark, late rows. It draws from a thread of its own
 * until it is closed, and first after a while, so that short queries show none.
 */
final class ProgressMeter implements AutoCloseable {
    private static final long FIRST_MILLIS = 700;
    private static final long PERIOD_MILLIS = 200;

    private final StatusLine line;
    private final Supplier<List<JobProgress>> jobs;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final ProgressText text;

    ProgressMeter(StatusLine line, Supplier<List<JobProgress>> jobs, Clock clock) {
        this.line = line;
        this.jobs = jobs;
        this.clock = clock;
        this.text = new ProgressText(clock.nanos());
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sluice-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        timer.scheduleAtFixedRate(this::draw, FIRST_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Draws the state of now, or nothing when no job runs. */
    void draw() {
        List<JobProgress> running = jobs.get();
        if (running.isEmpty()) {
            line.clear();
        } else {
            line.show(text.of(running, clock.nanos()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.clear();
    }
}
