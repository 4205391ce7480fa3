package io.sluice.engine.job;

import io.sluice.core.batch.Watermark;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.runtime.OperatorReport;
import io.sluice.executor.view.ViewContents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A job that a session has started; started again after its end it stays the same job. Safe for several threads. */
public final class SessionJob {
    private static final long STOP_SECONDS = 30;
    private static final String REPORT = "please report it";

    private final String id;
    private final String name;
    private final boolean query;
    private final Optional<ViewContents> view;
    private final PlanFacts facts;
    private final Optional<JobRecord> record;
    private volatile Job job;
    private volatile long startMillis;
    private volatile boolean endWanted;
    private CompletableFuture<Void> filled;
    private volatile Optional<StopSavepoint> stoppedWith = Optional.empty();

    /** With which savepoint a job was stopped. */
    public record StopSavepoint(String path, boolean drained) {}

    /**
     * @param id unique in the process, 32 hexadecimal digits
     * @param query whether it is a SELECT
     * @param view that of the materialized view which it keeps
     * @param startMillis by the engine's clock
     * @param record follows it, where it is kept beyond the process
     */
    SessionJob(
            String id,
            String name,
            boolean query,
            Optional<ViewContents> view,
            long startMillis,
            Job job,
            PlanFacts facts,
            Optional<JobRecord> record) {
        this.record = record;
        this.id = id;
        this.name = name;
        this.query = query;
        this.view = view;
        this.startMillis = startMillis;
        this.job = job;
        this.facts = facts;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    boolean isQuery() {
        return query;
    }

    /** Whether it keeps a materialized view: it has no end of its own. */
    public boolean isView() {
        return view.isPresent();
    }

    Job job() {
        return job;
    }

    public JobState state() {
        return job.state();
    }

    /** Why it failed, in one line. */
    public String failureText() {
        return job.failure()
                .map(f -> f.code().label() + " " + f.getMessage())
                .orElse("job '" + name + "' is " + job.state());
    }

    /** Has its view show what has come so far; done when it does, or when the job does not run. */
    public CompletableFuture<Void> showView() {
        return job.showView();
    }

    /**
     * What is waited for when a statement waits for the job: its end; or that its view holds all of an input that ends, or
     * shows something at all.
     */
    CompletableFuture<?> awaited() {
        CompletableFuture<?> ready = job.completion();
        return view.isPresent() ? CompletableFuture.anyOf(ready, filled(view.get())) : ready;
    }

    /** Whether there is nothing to wait for any more. */
    public boolean hasCome() {
        return awaited().isDone();
    }

    /** Asked for once in a run: whoever looks again and again waits for the same moment. */
    private synchronized CompletableFuture<Void> filled(ViewContents contents) {
        if (filled == null) {
            filled = isBounded() ? contents.complete() : job.showView();
        }
        return filled;
    }

    long startMillis() {
        return startMillis;
    }

    Optional<StopSavepoint> stoppedWith() {
        return stoppedWith;
    }

    /** Waits for what is {@link #awaited}. Throws why it failed, or {@link ErrorCode#JOB_CANCELLED} when no statement wanted that. */
    public void await() {
        awaited().join();
        JobState end = job.state();
        if (end.isFinal() && (end != JobState.CANCELED || !endWanted)) {
            check(end);
        }
    }

    void check(JobState end) {
        switch (end) {
            case FINISHED -> {}
            case CANCELED -> throw SluiceException.of(ErrorCode.JOB_CANCELLED, "job '" + name + "' was cancelled");
            case FAILED -> throw failure();
            case INITIALIZING, CREATED, RUNNING, FAILING, CANCELLING, RESTARTING ->
                throw new IllegalStateException("job " + name + " ended as " + end);
        }
    }

    private SluiceException failure() {
        SluiceException failure =
                job.failure().orElseThrow(() -> new IllegalStateException("job " + name + " failed without a reason"));
        // A hint says that the details have been written down.
        return failure.code() == ErrorCode.INTERNAL_ERROR ? failure.hint(REPORT) : failure;
    }

    /**
     * Waits for what is {@link #awaited}, or until the time is over.
     *
     * @return whether it has come
     * @throws SluiceException as {@link #await()}
     */
    public boolean await(long millis) {
        try {
            awaited().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        await();
        return true;
    }

    /** Asks for its end and returns at once. */
    public void requestCancel() {
        record.ifPresent(JobRecord::cancelling);
        job.cancel();
    }

    /** Rows that its sinks have taken. */
    public long rowsWritten() {
        return job.metrics().stream()
                .filter(report -> facts.sinks().contains(report.id()))
                .mapToLong(OperatorReport::rowsIn)
                .sum();
    }

    /**
     * Ends it so that the next process takes it up: with a savepoint, or if none can be taken with its checkpoints kept.
     * Says what became of it.
     */
    private String suspend(JobRecord kept, String path) {
        kept.suspend();
        boolean saved = false;
        try {
            Waiting.forIt(job.stopWithSavepoint(path, false));
            saved = true;
            check(job.await());
            kept.suspended(path);
            return "was stopped with savepoint " + path + " and goes on from it at the next start";
        } catch (SluiceException e) {
            if (saved) {
                return "was stopped with savepoint " + path + ", which could not be noted: " + e.getMessage();
            }
            if (hasEnded()) {
                kept.endedMeanwhile(job);
                return "has ended meanwhile: it is " + job.state();
            }
            leave();
            return "could not take its savepoint (" + e.getMessage()
                    + ") and goes on from its newest checkpoint at the next start";
        }
    }

    /** Ends it because the process ends; where it is kept, the next one takes it up from its newest checkpoint. */
    void leave() {
        if (record.isEmpty()) {
            stop();
            return;
        }
        record.get().suspend();
        job.cancelKeepingCheckpoints();
        awaitStop();
    }

    /** Ends it, with a savepoint if there is a path for it and one can be taken; says what became of it. */
    String end(Optional<String> path) {
        String called = "job '" + name + "' (" + id + ") ";
        if (record.isPresent() && path.isPresent()) {
            try {
                return called + suspend(record.get(), path.get());
            } catch (SluiceException e) {
                return called + "could not be stopped: " + e.getMessage();
            }
        }
        try {
            if (path.isPresent() && !query) {
                stopWithSavepoint(path.get(), false);
                return called + "was stopped with savepoint " + path.get();
            }
        } catch (SluiceException e) {
            called += "could not take its savepoint (" + e.getMessage() + ") and ";
        }
        cancel();
        return called + "was cancelled";
    }

    /** Ends it and waits until it has ended, though not for ever. */
    void stop() {
        job.cancel();
        awaitStop();
    }

    /** The same because a statement says so. */
    public void cancel() {
        record.ifPresent(JobRecord::cancelling);
        endWanted = true;
        stop();
    }

    private void awaitStop() {
        try {
            job.completion().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw SluiceException.of(
                            ErrorCode.JOB_FAILED, "job '" + name + "' did not stop within " + STOP_SECONDS + " s")
                    .causedBy(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a savepoint is complete and the job has ended. */
    void stopWithSavepoint(String path, boolean drain) {
        Waiting.forIt(job.stopWithSavepoint(path, drain));
        StopSavepoint savepoint = new StopSavepoint(path, drain);
        stoppedWith = Optional.of(savepoint);
        check(job.await());
        record.ifPresent(r -> r.stoppedWith(savepoint));
    }

    /** It has stopped with this savepoint in another process. */
    void wasStoppedWith(Optional<StopSavepoint> savepoint) {
        stoppedWith = savepoint;
    }

    /** Begins again with a checkpoint or savepoint; what it has done since is given up, its checkpoints stay. */
    void restartFrom(String path, long nowMillis) {
        if (!hasEnded()) {
            record.ifPresent(JobRecord::suspend);
            job.cancelKeepingCheckpoints();
            awaitStop();
        }
        startAgain(Optional.of(path), nowMillis);
    }

    /** Begins again, when it has ended. */
    void startAgain(Optional<String> path, long nowMillis) {
        record.ifPresent(r -> r.startingAgain(path, nowMillis));
        job = job.again(path);
        startMillis = nowMillis;
        endWanted = false;
        stoppedWith = Optional.empty();
        synchronized (this) {
            filled = null;
        }
        job.start();
    }

    /** Whether all its sources end. */
    private boolean isBounded() {
        return facts.bounded();
    }

    public boolean hasEnded() {
        return job.state().isFinal();
    }

    /** It is no longer listed. */
    void forget() {
        record.ifPresent(JobRecord::forget);
    }

    JobProgress progress() {
        long rows = 0;
        long late = 0;
        long watermark = Watermark.MAX;
        for (OperatorReport report : job.metrics()) {
            late += facts.sameLateRows().contains(report.id()) ? 0 : report.lateRows();
            if (facts.sources().contains(report.id())) {
                rows += report.rowsOut();
                watermark = Math.min(watermark, report.watermark());
            }
        }
        return new JobProgress(id, name, rows, watermark, late);
    }

    List<LateRows> lateRows() {
        return job.metrics().stream()
                .filter(r -> !facts.sameLateRows().contains(r.id()))
                .filter(r -> r.lateRows() + r.partlyLateRows() + r.refusedRows() > 0)
                .map(this::lateRows)
                .toList();
    }

    private LateRows lateRows(OperatorReport report) {
        boolean collected = facts.collectedLateRows().contains(report.id());
        return new LateRows(report.name(), report.lateRows(), report.partlyLateRows(), report.refusedRows(), collected);
    }
}
