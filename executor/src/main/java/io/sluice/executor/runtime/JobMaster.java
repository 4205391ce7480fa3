package io.sluice.executor.runtime;

import io.sluice.core.connector.Sink;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.checkpoint.CheckpointCoordinator;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import io.sluice.executor.runtime.checkpoint.Savepoint;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import io.sluice.executor.runtime.task.Task;
import io.sluice.executor.runtime.task.TaskListener;
import io.sluice.executor.view.ViewRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Leads one job through its states. Everything that happens comes in as a message and is handled in its own step, one
 * after the other; what blocks is handed to the scheduler and comes back as a message.
 */
final class JobMaster implements Stepped, TaskListener, CheckpointDriver.Host {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What hangs longer than this when the job is to stop is interrupted. */
    private static final long PATIENCE_NANOS = 1000 * NANOS_PER_MILLI;

    private final JobSpec spec;
    private final JobEnvironment environment;
    private final Scheduler scheduler;
    private final JobFailures failures;
    private final RestartDecision restartDecision;
    private final RestartHistory restartHistory;
    private final CheckpointHistory checkpointHistory = new CheckpointHistory();
    private final Recovery recovery;
    private final JobMailbox mailbox;
    private final CompletableFuture<JobState> completion = new CompletableFuture<>();

    private final RunningRequests whenRunning = new RunningRequests();
    private final Set<Task> running = new LinkedHashSet<>();
    private String runId = "";
    private Optional<CheckpointDriver> checkpoints = Optional.empty();
    private long restoredFrom;
    private OptionalLong restartAtNanos = OptionalLong.empty();
    private OptionalLong impatientAtNanos = OptionalLong.empty();
    private boolean endedWell;
    private boolean ending;
    private boolean restartWanted;
    private boolean keepWhenCancelled;
    private volatile Continuation continuation = Continuation.NONE;
    private volatile JobState state = JobState.INITIALIZING;
    private volatile Optional<SluiceException> failure = Optional.empty();
    private volatile Optional<Execution> execution = Optional.empty();
    private volatile List<OperatorReport> lastReports = List.of();

    /** @param goesOn whether a job of the same specification has ended and this one takes its place */
    JobMaster(JobSpec spec, JobEnvironment environment, boolean goesOn) {
        this.spec = spec;
        this.environment = environment;
        this.scheduler = environment.scheduler();
        this.mailbox = new JobMailbox(scheduler, this, this::settle);
        this.failures = new JobFailures(spec.jobName(), environment.details());
        this.recovery = new Recovery(spec, environment.context().files(), this::warn, goesOn);
        this.restartHistory = new RestartHistory(spec);
        this.keepWhenCancelled = spec.settings().checkpointing().retainOnCancel();
        this.restartDecision = RestartDecision.of(spec);
    }

    String name() {
        return spec.jobName();
    }

    JobState state() {
        return state;
    }

    CompletableFuture<JobState> completion() {
        return completion;
    }

    Optional<SluiceException> failure() {
        return failure;
    }

    RestartHistory restarts() {
        return restartHistory;
    }

    CheckpointHistory checkpoints() {
        return checkpointHistory;
    }

    Continuation continuation() {
        return continuation;
    }

    Recovery recovery() {
        return recovery;
    }

    List<OperatorReport> metrics() {
        return execution.map(OperatorReports::of).orElse(lastReports);
    }

    List<OperatorReport> freshMetrics() {
        return execution.map(OperatorReports::fresh).orElse(lastReports);
    }

    void start() {
        scheduler.add(this);
        environment.results().ifPresent(results -> results.whenRoom(this::wakeTasks));
        post(() -> block(recovery::first, this::begin, this::failJob));
    }

    private void wakeTasks() {
        execution.ifPresent(e -> e.tasks().forEach(scheduler::wake));
    }

    /** @param keep keep checkpoints, whatever the settings say, where they outlive the job */
    void cancel(boolean keep) {
        post(() -> {
            keepWhenCancelled |= keep && spec.settings().ownsFolder();
            if (!ending && state.canBecome(JobState.CANCELLING)) {
                become(JobState.CANCELLING);
                stopRunning("the job was cancelled");
                settle();
            }
        });
    }

    CompletableFuture<Long> triggerCheckpoint() {
        return ask("checkpoint", CheckpointDriver::trigger);
    }

    /** Has the materialized view show what has come so far, when the job runs. */
    CompletableFuture<Void> showView() {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        Runnable show = () -> execution.orElseThrow().showView().thenAccept(shown::complete);
        post(() -> whenRunning.add(show, state == JobState.RUNNING));
        // Unlike a dependent of its own, this leaves nothing behind at a job that goes on for ever.
        return CompletableFuture.anyOf(shown, completion).thenAccept(any -> {});
    }

    /** @return its number once it is complete */
    CompletableFuture<Long> savepoint(Savepoint savepoint) {
        return ask("savepoint", (driver, future) -> driver.savepoint(savepoint, future));
    }

    /** A job that is about to run is waited for. */
    private CompletableFuture<Long> ask(String what, BiConsumer<CheckpointDriver, CompletableFuture<Long>> request) {
        CompletableFuture<Long> future = new CompletableFuture<>();
        completion.thenAccept(end -> future.completeExceptionally(RunningRequests.notTaken(what, end)));
        post(() -> {
            boolean now = state == JobState.RUNNING;
            if (now || state == JobState.INITIALIZING || state == JobState.CREATED) {
                whenRunning.add(() -> request.accept(checkpoints.orElseThrow(), future), now);
            } else {
                future.completeExceptionally(RunningRequests.notTaken(what, state));
            }
        });
        return future;
    }

    /**
     * Stops the tasks and runs the job again from its newest checkpoint.
     *
     * @return completes when it runs again, and fails when it ends instead
     */
    CompletableFuture<Void> restart() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        completion.thenAccept(end -> future.completeExceptionally(SluiceException.of(
                ErrorCode.JOB_FAILED, "job '" + spec.jobName() + "' was not restarted: it is " + end)));
        post(() -> {
            whenRunning.add(() -> future.complete(null), false);
            if (restartAtNanos.isPresent()) {
                restartAtNanos = OptionalLong.of(scheduler.clock().nanos());
            } else if (state == JobState.FAILING) {
                restartWanted = true;
            } else if (state == JobState.RUNNING && !endedWell && !ending && !endCommitBegan()) {
                restartWanted = true;
                become(JobState.FAILING);
                stopRunning("the job was restarted");
                settle();
            }
        });
        return future;
    }

    private void post(Runnable message) {
        mailbox.post(message);
    }

    private void warn(String warning) {
        environment.listener().onWarning(warning);
    }

    @Override
    public <T> void block(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
        mailbox.block(work, then, failed);
    }

    @Override
    public Progress step() {
        try {
            handleMessages();
            setAlarm();
        } catch (RuntimeException | Error e) {
            collapse(e);
        }
        return state.isFinal() ? Progress.DONE : Progress.NO_PROGRESS;
    }

    private void handleMessages() {
        mailbox.handleAll();
        if (state == JobState.RUNNING) {
            checkpoints.ifPresent(CheckpointDriver::timePassed);
        }
        if (restartAtNanos.isPresent() && scheduler.clock().nanos() >= restartAtNanos.getAsLong()) {
            restartAtNanos = OptionalLong.empty();
            beginAgain();
        }
        if (impatientAtNanos.isPresent() && scheduler.clock().nanos() >= impatientAtNanos.getAsLong()) {
            impatientAtNanos = OptionalLong.of(scheduler.clock().nanos() + PATIENCE_NANOS);
            running.forEach(Task::interrupt);
            mailbox.interrupt();
        }
    }

    /** Any step uses the alarm up, so each sets it anew. */
    private void setAlarm() {
        if (impatientAtNanos.isPresent()) {
            scheduler.wakeAt(this, impatientAtNanos.getAsLong());
        } else if (restartAtNanos.isPresent()) {
            scheduler.wakeAt(this, restartAtNanos.getAsLong());
        } else if (state == JobState.RUNNING) {
            OptionalLong at = checkpoints.orElseThrow().wakeAtMillis();
            if (at.isPresent()) {
                scheduler.wakeAt(this, at.getAsLong() * NANOS_PER_MILLI);
            }
        }
    }

    private void beginAgain() {
        if (checkpoints.isEmpty()) {
            block(recovery::first, this::begin, this::failJob);
            return;
        }
        List<Long> complete = checkpoints.get().complete();
        block(() -> recovery.again(complete), this::build, this::failJob);
    }

    /** A bug in here must not leave the job hanging. */
    private void collapse(Throwable bug) {
        if (!state.isFinal()) {
            failure = Optional.of(failures.describe("", bug));
            running.forEach(Task::cancel);
            state = JobState.FAILED;
            completion.complete(JobState.FAILED);
        }
    }

    @Override
    public long wallMillis() {
        return scheduler.clock().millis();
    }

    @Override
    public long nowMillis() {
        return scheduler.clock().nanos() / NANOS_PER_MILLI;
    }

    private void become(JobState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("job " + spec.jobName() + " cannot go from " + state + " to " + next);
        }
        JobState before = state;
        state = next;
        environment.listener().onState(before, next);
        if (next.isFinal()) {
            completion.complete(next);
        }
    }

    private void begin(Recovery.Start start) {
        if (start.alreadyFinished()) {
            warn("job '" + spec.jobName() + "' has finished before: there is nothing to do");
            endedWell = true;
            return;
        }
        runId = ExecutionBuilder.runId(scheduler.clock(), start.lastId());
        CheckpointCoordinator coordinator =
                new CheckpointCoordinator(CheckpointDriver.config(spec.settings()), start.owned(), start.lastId());
        checkpoints = Optional.of(new CheckpointDriver(
                spec,
                environment.listener(),
                this,
                recovery.store(),
                environment.context().files(),
                coordinator,
                checkpointHistory));
        build(start.restored());
    }

    private void build(Optional<RestoredJob> restored) {
        if (!state.canBecome(JobState.CREATED)) {
            return;
        }
        restoredFrom = restored.map(RestoredJob::checkpointId).orElse(0L);
        block(
                () -> new ExecutionBuilder(spec, environment, restored).build(runId, restartHistory.count(), this),
                this::run,
                this::failJob);
    }

    private void run(Execution built) {
        if (!state.canBecome(JobState.CREATED)) {
            close(built);
            return;
        }
        become(JobState.CREATED);
        built.warnings().forEach(this::warn);
        execution = Optional.of(built);
        running.addAll(built.tasks());
        become(JobState.RUNNING);
        built.tasks().forEach(scheduler::add);
        checkpoints.orElseThrow().runStarted(built, restoredFrom);
        whenRunning.runAll();
    }

    @Override
    public void snapshotTaken(Task task, long checkpointId, TaskState taskState) {
        post(() -> {
            if (state == JobState.RUNNING && execution.orElseThrow().tasks().contains(task)) {
                checkpoints.orElseThrow().stateCaptured(checkpointId, taskState);
            } else {
                taskState.release();
            }
        });
    }

    @Override
    public void finished(Task task, TaskState finalState) {
        post(() -> {
            boolean mine = running.remove(task);
            if (mine && state == JobState.RUNNING) {
                checkpoints.orElseThrow().taskEnded(finalState);
            }
            settle();
        });
    }

    @Override
    public void failed(Task task, String operator, Throwable cause) {
        post(() -> {
            running.remove(task);
            fail((operator.isEmpty() ? "" : operator + ", ") + task, cause);
        });
    }

    @Override
    public void stopped(Task task) {
        post(() -> {
            running.remove(task);
            settle();
        });
    }

    @Override
    public void failJob(Throwable cause) {
        fail("", cause);
    }

    @Override
    public void finishJob() {
        endedWell = state == JobState.RUNNING;
        running.forEach(Task::cancel); // those whose sources were halted
        settle();
    }

    private void fail(String place, Throwable cause) {
        if (!ending && state.canBecome(JobState.FAILING)) {
            failure = Optional.of(failures.describe(place, cause));
            become(JobState.FAILING);
            stopRunning(failure.orElseThrow().getMessage());
        }
        settle();
    }

    private void close(Execution over) {
        block(over::close, closed -> {}, e -> warn("state on the local disk could not be removed: " + e.getMessage()));
    }

    private void stopRunning(String reason) {
        running.forEach(Task::cancel);
        execution.flatMap(Execution::view).ifPresent(ViewRun::over);
        impatientAtNanos = OptionalLong.of(scheduler.clock().nanos() + PATIENCE_NANOS);
        restartAtNanos = OptionalLong.empty();
        checkpoints.ifPresent(driver -> driver.runStopped(reason));
    }

    /** When everything has stopped that must stop, goes on to what comes after it. */
    private void settle() {
        if (ending || !running.isEmpty() || !mailbox.isIdle()) {
            return;
        }
        impatientAtNanos = OptionalLong.empty();
        if (state == JobState.FAILING) {
            OptionalLong wait = waitBeforeRestart();
            if (wait.isPresent()) {
                Optional<Execution> over = execution;
                letGo();
                over.ifPresent(this::close);
                become(JobState.RESTARTING);
                warn(restartHistory.add(
                        wallMillis(), wait.getAsLong(), complete(), restartWanted ? Optional.empty() : failure));
                restartWanted = false;
                restartAtNanos = OptionalLong.of(scheduler.clock().nanos() + wait.getAsLong() * NANOS_PER_MILLI);
            } else {
                end(JobState.FAILED, List.of(), !spec.settings().ownsFolder());
            }
        } else if (state == JobState.CANCELLING) {
            boolean keep = keepWhenCancelled;
            end(JobState.CANCELED, keep ? List.of() : complete(), !keep);
        } else if (endedWell) {
            end(JobState.FINISHED, List.of(), false);
        }
    }

    /** Milliseconds; empty when the job has failed for good. */
    private OptionalLong waitBeforeRestart() {
        if (endCommitBegan()) {
            return OptionalLong.empty();
        }
        return restartWanted
                ? OptionalLong.of(0)
                : restartDecision.onFailure(failure.orElseThrow(), restoredFrom, nowMillis());
    }

    private List<Long> complete() {
        return checkpoints.map(CheckpointDriver::complete).orElse(List.of());
    }

    private boolean endCommitBegan() {
        return checkpoints.map(CheckpointDriver::endCommitBegan).orElse(false);
    }

    /** The state of a run that is over can be large, and whoever keeps the job only asks for its counts. */
    private void letGo() {
        lastReports = metrics();
        execution = Optional.empty();
        checkpoints.ifPresent(CheckpointDriver::letGo);
    }

    /**
     * Lets the folder of checkpoints go, then ends.
     *
     * @param unwanted checkpoints to remove
     * @param forGood no checkpoint will commit what sinks have prepared, so that it goes too
     */
    private void end(JobState last, List<Long> unwanted, boolean forGood) {
        ending = true;
        boolean none = checkpointHistory.completed() == 0 && complete().isEmpty();
        boolean kept = spec.settings().ownsFolder() && unwanted.isEmpty();
        continuation = Continuation.after(last, endCommitBegan(), none, kept);
        List<Sink> written = forGood && !endCommitBegan()
                ? execution.map(e -> List.copyOf(e.sinks().values())).orElse(List.of())
                : List.of();
        Optional<Execution> over = execution;
        letGo();
        block(
                () -> {
                    try {
                        over.ifPresent(Execution::close);
                        unwanted.forEach(checkpointHistory::removed);
                        recovery.tidy(unwanted);
                        written.forEach(sink -> sink.cleanUp(ExecutionBuilder.writer(spec, runId)));
                    } finally {
                        recovery.unlock();
                    }
                    return last;
                },
                this::become,
                e -> {
                    warn("the checkpoint folder of job '" + spec.jobName()
                            + "' or what its sinks prepared could not be tidied up: " + e.getMessage());
                    become(last);
                });
    }
}
