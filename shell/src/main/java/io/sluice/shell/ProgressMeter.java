package io.sluice.shell;

import io.sluice.core.batch.Watermark;
import io.sluice.core.time.Clock;
import io.sluice.core.value.TimestampText;
import io.sluice.engine.JobProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int MILLI_DIGITS = 3;

    private final StatusLine line;
    private final Supplier<List<JobProgress>> jobs;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private long markNanos;
    private long markRows;
    private long secondNanos;
    private long secondRows;
    private long rowsPerSecond;

    ProgressMeter(StatusLine line, Supplier<List<JobProgress>> jobs, Clock clock) {
        this.line = line;
        this.jobs = jobs;
        this.clock = clock;
        this.markNanos = clock.nanos();
        this.secondNanos = markNanos;
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
            line.show(text(running));
        }
    }

    private String text(List<JobProgress> running) {
        long rows = 0;
        long late = 0;
        long watermark = Watermark.MAX;
        for (JobProgress job : running) {
            rows += job.rows();
            late += job.lateRows();
            watermark = Math.min(watermark, job.watermark());
        }
        measure(rows);
        StringBuilder text = new StringBuilder();
        text.append(running.size() > 1 ? running.size() + " jobs: " : "");
        text.append(String.format(Locale.ROOT, "%,d rows, %,d rows/s", rows, rowsPerSecond));
        if (watermark != Watermark.MIN && watermark != Watermark.MAX) {
            text.append(", watermark ").append(time(watermark));
        }
        if (late > 0) {
            text.append(String.format(Locale.ROOT, ", %,d late", late));
        }
        return text.toString();
    }

    /** Over the last second or two. */
    private void measure(long rows) {
        long now = clock.nanos();
        if (rows == 0 || rows < markRows) {
            markNanos = now; // nothing has come yet, or other jobs run than before
            markRows = 0;
        }
        long nanos = now - markNanos;
        if (nanos > 0) {
            rowsPerSecond = Math.round((rows - markRows) / (nanos / (double) SECOND_NANOS));
        }
        if (nanos >= 2 * SECOND_NANOS) {
            markNanos = secondNanos;
            markRows = secondRows;
        }
        if (now - secondNanos >= SECOND_NANOS) {
            secondNanos = now;
            secondRows = rows;
        }
    }

    private static String time(long micros) {
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        int length = TimestampText.write(micros, ' ', MILLI_DIGITS, text, 0);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
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
