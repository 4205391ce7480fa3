package io.sluice.engine.job;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.parser.TableChange.OptionKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jobs that a session has started, oldest first. Safe for several threads. */
public final class SessionJobs implements AutoCloseable {
    private final List<SessionJob> jobs = new CopyOnWriteArrayList<>();
    private final int mostEndedQueries;
    private volatile boolean closed;

    /**
     * @param mostEndedQueries SELECTs that are kept when they have ended, for SHOW JOBS and the count of late rows; a
     *     client may run any number of them
     */
    public SessionJobs(int mostEndedQueries) {
        this.mostEndedQueries = mostEndedQueries;
    }

    void add(SessionJob job) {
        List<SessionJob> ended = jobs.stream()
                .filter(known -> known.isQuery() && known.hasEnded())
                .toList();
        if (ended.size() > mostEndedQueries) {
            jobs.removeAll(ended.subList(0, ended.size() - mostEndedQueries));
        }
        jobs.add(job);
        if (closed) {
            job.stop();
        }
    }

    /** Those of this session so far, oldest first. */
    List<SessionJob> all() {
        return jobs;
    }

    /** Waits for all of them. Throws the error of the oldest that failed. */
    public void await() {
        jobs.forEach(SessionJob::await);
    }

    /** The job of an id. */
    public SessionJob ofId(String id) {
        return jobs.stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job has the id " + id));
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

    /**
     * The job that a statement means, by its id or name. Among jobs of one name the one that has not ended is meant.
     *
     * @throws SluiceException {@link ErrorCode#JOB_NOT_FOUND}, {@link ErrorCode#JOB_AMBIGUOUS}, at the name
     */
    SessionJob find(OptionKey wanted) {
        List<SessionJob> named = jobs.stream()
                .filter(job -> job.id().equals(wanted.key()) || job.name().equals(wanted.key()))
                .toList();
        List<SessionJob> alive = named.stream().filter(job -> !job.hasEnded()).toList();
        List<SessionJob> meant = alive.isEmpty() ? named : alive;
        if (meant.isEmpty()) {
            throw notFound(wanted);
        }
        if (meant.size() > 1) {
            throw SluiceException.of(ErrorCode.JOB_AMBIGUOUS, "There are several jobs '" + wanted.key() + "'")
                    .at(wanted.position())
                    .expected("one of the ids "
                            + meant.stream()
                                    .map(job ->
                                            "'" + job.id() + "' (" + job.job().state() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    private SluiceException notFound(OptionKey wanted) {
        SluiceException unknown = SluiceException.of(
                        ErrorCode.JOB_NOT_FOUND, "This session has no job '" + wanted.key() + "'")
                .at(wanted.position());
        List<String> known =
                jobs.stream().flatMap(job -> Stream.of(job.name(), job.id())).toList();
        return NearestName.of(wanted.key(), known)
                .map(near -> unknown.hint("did you mean '" + near + "'?"))
                .orElse(unknown.hint("SHOW JOBS; lists the jobs"));
    }

    /** SHOW JOBS. */
    public Rows show(ZoneId zone) {
        TextRows rows = TextRows.of("job id", "job name", "status", "start time");
        for (SessionJob job : jobs) {
            rows.add(job.id(), job.name(), job.job().state().name(), JobTimes.text(job.startMillis(), zone));
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
