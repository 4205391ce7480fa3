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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jobs that a session has started, or those of a server, oldest first. Safe for several threads. */
public final class SessionJobs implements AutoCloseable {
    /** Those that end with it. */
    private final List<SessionJob> jobs = new CopyOnWriteArrayList<>();
    /** Those, and its jobs that are shared. */
    private final List<SessionJob> started = new CopyOnWriteArrayList<>();

    private final int mostEnded;
    private final Predicate<SessionJob> forgotten;
    private final Optional<SessionJobs> shared;
    private final Optional<JobKeeper> keeper;
    private volatile boolean closed;

    /**
     * @param mostEndedQueries SELECTs that are kept when they have ended, for SHOW JOBS and the count of late rows; a
     *     client may run any number of them
     * @param shared takes the jobs of INSERTs, which are not the session's own then; it sees those of other sessions too
     */
    public SessionJobs(int mostEndedQueries, Optional<SessionJobs> shared) {
        this(mostEndedQueries, SessionJob::isQuery, shared, shared.flatMap(SessionJobs::keeper));
    }

    private SessionJobs(
            int mostEnded, Predicate<SessionJob> forgotten, Optional<SessionJobs> shared, Optional<JobKeeper> keeper) {
        this.keeper = keeper;
        this.mostEnded = mostEnded;
        this.forgotten = forgotten;
        this.shared = shared;
    }

    /**
     * Those of many sessions.
     *
     * @param mostEnded that are listed when they have ended
     * @param keeper keeps them beyond the process
     */
    public static SessionJobs shared(int mostEnded, Optional<JobKeeper> keeper) {
        return new SessionJobs(mostEnded, job -> true, Optional.empty(), keeper);
    }

    Optional<JobKeeper> keeper() {
        return keeper;
    }

    void add(SessionJob job) {
        boolean lent = shared.isPresent() && !job.isQuery();
        forget(started, known -> shared.isPresent() || forgotten.test(known));
        started.add(job);
        if (lent) {
            shared.get().add(job);
            return;
        }
        forget(jobs, forgotten).forEach(SessionJob::forget);
        jobs.add(job);
        if (closed) {
            job.leave();
        }
    }

    /** Leaves out those that have ended longest ago, beyond those that are kept; gives them. */
    private List<SessionJob> forget(List<SessionJob> known, Predicate<SessionJob> which) {
        List<SessionJob> ended =
                known.stream().filter(job -> which.test(job) && job.hasEnded()).toList();
        List<SessionJob> tooMany = ended.subList(0, Math.max(0, ended.size() - mostEnded));
        known.removeAll(tooMany);
        return tooMany;
    }

    /** Those that the session sees, oldest first. */
    List<SessionJob> all() {
        return shared.isEmpty()
                ? jobs
                : Stream.concat(shared.get().all().stream(), jobs.stream()).toList();
    }

    /** Waits for all of them that may end. Throws the error of the oldest that failed. */
    public void await() {
        jobs.stream().filter(job -> !job.isView()).forEach(SessionJob::await);
    }

    /** The job of an id. */
    public SessionJob ofId(String id) {
        return all().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job has the id " + id));
    }

    /** What the operators of all jobs so far that the session has started did not take. */
    public List<LateRows> lateRows() {
        List<LateRows> all = new ArrayList<>();
        started.forEach(job -> all.addAll(job.lateRows()));
        return all;
    }

    /** How far the jobs are that the session has started and that run now, oldest first. */
    public List<JobProgress> progress() {
        return started.stream()
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
        List<SessionJob> named = all().stream()
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
                        ErrorCode.JOB_NOT_FOUND,
                        (shared.isPresent() ? "There is" : "This session has") + " no job '" + wanted.key() + "'")
                .at(wanted.position());
        List<String> known =
                all().stream().flatMap(job -> Stream.of(job.name(), job.id())).toList();
        return NearestName.of(wanted.key(), known)
                .map(near -> unknown.hint("did you mean '" + near + "'?"))
                .orElse(unknown.hint("SHOW JOBS; lists the jobs"));
    }

    /** SHOW JOBS. */
    public Rows show(ZoneId zone) {
        TextRows rows = TextRows.of("job id", "job name", "status", "start time");
        for (SessionJob job : all()) {
            rows.add(job.id(), job.name(), job.job().state().name(), JobTimes.text(job.startMillis(), zone));
        }
        return rows.rows();
    }

    /** What is measured of the jobs of many sessions, oldest first. */
    public List<JobReport> reports() {
        return all().stream().map(JobReport::of).toList();
    }

    /**
     * Ends what still runs, so that it can be started again: with a savepoint where {@code folder} says how to name it.
     *
     * @param folder gives each job a folder that is not there yet; empty: jobs are cancelled
     * @return what became of each, a sentence for people
     */
    public List<String> stopAll(Optional<Function<String, String>> folder) {
        closed = true;
        List<SessionJob> running = jobs.stream().filter(job -> !job.hasEnded()).toList();
        return running.stream()
                .map(job -> job.end(folder.map(f -> f.apply(job.id()))))
                .toList();
    }

    /** Cancels what still runs, and waits for its end. */
    @Override
    public void close() {
        closed = true;
        jobs.stream().filter(job -> !job.hasEnded()).forEach(SessionJob::stop);
    }
}
