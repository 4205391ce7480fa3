package io.sluice.engine.job;

import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The jobs that a session has started, oldest first. Safe for several threads. */
public final class SessionJobs implements AutoCloseable {
    private final List<SessionJob> jobs = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    void add(SessionJob job) {
        jobs.add(job);
        if (closed) {
            job.stop();
        }
    }

    /** Waits for all of them. Throws the error of the oldest that failed. */
    public void await() {
        jobs.forEach(SessionJob::await);
    }

    /** What the operators of all jobs so far did not take. */
    public List<LateRows> lateRows() {
        List<LateRows> all = new ArrayList<>();
        jobs.forEach(job -> all.addAll(job.lateRows()));
        return all;
    }

    /** How far the jobs are that run now, oldest first. */
    public List<JobProgress> progress() {
        return jobs.stream()
                .filter(job -> !job.hasEnded())
                .map(SessionJob::progress)
                .toList();
    }

    /** SHOW JOBS. */
    public Rows show(ZoneId zone) {
        TextRows rows = TextRows.of("job id", "job name", "status", "start time");
        for (SessionJob job : jobs) {
            ZonedDateTime start = Instant.ofEpochMilli(job.startMillis()).atZone(zone);
            rows.add(
                    job.id(),
                    job.name(),
                    job.job().state().name(),
                    start.toLocalDateTime().toString());
        }
        return rows.rows();
    }

    /** Cancels what still runs, and waits for its end. */
    @Override
    public void close() {
        closed = true;
        jobs.stream().filter(job -> !job.hasEnded()).forEach(SessionJob::stop);
    }
}
