package io.sluice.executor.runtime;

import io.sluice.core.connector.Sink;
import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.restart.RestartStrategy;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import io.sluice.executor.runtime.task.Task;
import io.sluice.executor.runtime.task.TaskListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Leads one job through its states. Everything that happens comes in as a message and is handled in its own step, one
 * after the other; what blocks is handed to the scheduler and comes back as a message.
 */
final class JobMaster implements Stepped, TaskListener {
    private final JobSpec spec;
    private final JobEnvironment environment;
    private final Scheduler scheduler;
    private final JobFailures failures;
    private final RestartStrategy restartStrategy;
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<JobState> completion = new CompletableFuture<>();
    private final Set<Task> running = new HashSet<>();
    private final Map<String, List<byte[]>> prepared = new HashMap<>();
    private final String runId;
    private int blockingWork;
    private volatile JobState state = JobState.INITIALIZING;
    private volatile Optional<SluiceException> failure = Optional.empty();
    private volatile Optional<Execution> execution = Optional.empty();
    private volatile int restarts;
    private OptionalLong restartAtNanos = OptionalLong.empty();

    JobMaster(JobSpec spec, JobEnvironment environment) {
        this.spec = spec;
        this.environment = environment;
        this.scheduler = environment.scheduler();
        this.failures = new JobFailures(spec.jobName(), environment.details());
        this.runId = Long.toHexString(scheduler.clock().millis());
        this.restartStrategy = spec.settings()
                .restart()
                .create(
                        spec.settings().checkpointing().enabled(),
                        spec.jobName().hashCode());
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

    int restarts() {
        return restarts;
    }

    List<OperatorReport> metrics() {
        return execution.map(OperatorReports::of).orElse(List.of());
    }

    void start() {
        scheduler.add(this);
        environment.results().ifPresent(results -> results.whenRoom(this::wakeTasks));
        post(this::buildExecution);
    }

    private void wakeTasks() {
        execution.ifPresent(e -> e.tasks().forEach(scheduler::wake));
    }

    void cancel() {
        post(() -> {
            if (state.canBecome(JobState.CANCELLING)) {
                become(JobState.CANCELLING);
                running.forEach(Task::cancel);
                settle();
            }
        });
    }

    CompletableFuture<Long> triggerCheckpoint() {
        return CompletableFuture.failedFuture(SluiceException.notBuiltYet("a checkpoint on demand"));
    }

    private void post(Runnable message) {
        messages.add(message);
        scheduler.wake(this);
    }

    /** Runs something that blocks; {@code then} is handled as a message, as is a failure of it. */
    private <T> void block(java.util.concurrent.Callable<T> work, java.util.function.Consumer<T> then) {
        blockingWork++;
        scheduler.execute(() -> {
            try {
                T result = work.call();
                post(() -> {
                    blockingWork--;
                    then.accept(result);
                    settle();
                });
            } catch (Exception | Error e) {
                post(() -> {
                    blockingWork--;
                    fail("", e);
                });
            }
        });
    }

    @Override
    public Progress step() {
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
        if (restartAtNanos.isPresent() && scheduler.clock().nanos() >= restartAtNanos.getAsLong()) {
            restartAtNanos = OptionalLong.empty();
            restarts++;
            buildExecution();
        }
        return state.isFinal() ? Progress.DONE : Progress.NO_PROGRESS;
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

    private void buildExecution() {
        String attempt = runId + "-" + restarts;
        Optional<RestoredJob> restored = Optional.empty();
        prepared.clear();
        block(() -> new ExecutionBuilder(spec, environment, restored).build(attempt, this), this::run);
    }

    private void run(Execution built) {
        if (!state.canBecome(JobState.CREATED)) {
            return;
        }
        become(JobState.CREATED);
        built.warnings().forEach(environment.listener()::onWarning);
        execution = Optional.of(built);
        running.addAll(built.tasks());
        become(JobState.RUNNING);
        built.tasks().forEach(scheduler::add);
    }

    @Override
    public void snapshotTaken(Task task, long checkpointId, TaskState taskState) {
        throw new IllegalStateException("no checkpoint was asked for");
    }

    @Override
    public void finished(Task task, TaskState finalState) {
        post(() -> {
            running.remove(task);
            finalState.committables().forEach((id, some) -> prepared.computeIfAbsent(id, i -> new ArrayList<>())
                    .addAll(some));
            if (running.isEmpty() && state == JobState.RUNNING) {
                block(this::commitAll, done -> become(JobState.FINISHED));
            }
            settle();
        });
    }

    private Void commitAll() {
        Map<String, Sink> sinks = execution.orElseThrow().sinks();
        prepared.forEach((id, committables) -> sinks.get(id).commit(committables));
        return null;
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

    private void fail(String place, Throwable cause) {
        if (state.canBecome(JobState.FAILING)) {
            failure = Optional.of(failures.describe(place, cause));
            become(JobState.FAILING);
            running.forEach(Task::cancel);
        }
        settle();
    }

    /** When everything has stopped that must stop, goes on to what comes after it. */
    private void settle() {
        if (!running.isEmpty() || blockingWork > 0) {
            return;
        }
        if (state == JobState.CANCELLING) {
            become(JobState.CANCELED);
        } else if (state == JobState.FAILING) {
            OptionalLong wait = failure.orElseThrow().code().kind() == ErrorKind.USER
                    ? OptionalLong.empty()
                    : restartStrategy.onFailure(scheduler.clock().millis());
            if (wait.isEmpty()) {
                become(JobState.FAILED);
            } else {
                become(JobState.RESTARTING);
                restartAtNanos = OptionalLong.of(scheduler.clock().nanos() + wait.getAsLong() * 1_000_000);
                scheduler.wakeAt(this, restartAtNanos.getAsLong());
            }
        }
    }
}
