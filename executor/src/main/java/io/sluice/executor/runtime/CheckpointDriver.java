package io.sluice.executor.runtime;

import io.sluice.core.batch.Barrier;
import io.sluice.core.connector.Sink;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.OperatorId;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.executor.runtime.checkpoint.CheckpointAction;
import io.sluice.executor.runtime.checkpoint.CheckpointCoordinator;
import io.sluice.executor.runtime.checkpoint.CheckpointEvent;
import io.sluice.executor.runtime.checkpoint.CheckpointStore;
import io.sluice.executor.runtime.checkpoint.FileEntry;
import io.sluice.executor.runtime.checkpoint.KillPoints;
import io.sluice.executor.runtime.checkpoint.Manifest;
import io.sluice.executor.runtime.checkpoint.PendingCommits;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does what the {@link CheckpointCoordinator} decides: asks tasks for barriers, has states and manifests written, lets
 * sinks commit. Lives within the steps of the job's master; what blocks goes through its {@link Host}.
 */
final class CheckpointDriver {
    /** What the master does for it. */
    interface Host {
        /** Runs {@code work} apart; the outcome comes back in a step of the master. */
        <T> void block(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed);

        /** Milliseconds of a monotonic clock. */
        long nowMillis();

        void failJob(Throwable cause);

        void finishJob();
    }

    private final JobSpec spec;
    private final JobListener listener;
    private final Host host;
    private final CheckpointStore store;
    private final CheckpointCoordinator coordinator;
    private final PendingCommits pending = new PendingCommits();
    private final Map<TaskId, TaskState> captured = new HashMap<>();
    private final Map<TaskId, Long> lastCaptured = new HashMap<>();
    private final Map<TaskId, TaskState> finals = new HashMap<>();
    private final Map<TaskId, FileEntry> files = new TreeMap<>();
    private final Map<Long, List<CompletableFuture<Long>>> waiting = new TreeMap<>();
    private volatile String planDocument;
    private Execution execution;
    private OptionalLong wakeAtMillis = OptionalLong.empty();
    private boolean endCommitBegan;

    CheckpointDriver(
            JobSpec spec, JobListener listener, Host host, CheckpointStore store, CheckpointCoordinator coordinator) {
        this.spec = spec;
        this.listener = listener;
        this.host = host;
        this.store = store;
        this.coordinator = coordinator;
    }

    static CheckpointCoordinator.Config config(JobSettings job) {
        JobSettings.Checkpointing settings = job.checkpointing();
        return new CheckpointCoordinator.Config(
                settings.intervalMillis(),
                settings.enabled() || job.ownsFolder(),
                settings.timeoutMillis(),
                settings.minPauseMillis(),
                settings.tolerableFailures(),
                settings.retained());
    }

    /** Complete checkpoints that a restart may begin with, oldest first. */
    List<Long> complete() {
        return coordinator.complete();
    }

    void runStarted(Execution started, long restored) {
        execution = started;
        pending.clear();
        captured.clear();
        lastCaptured.clear();
        finals.clear();
        tell(new CheckpointEvent.RunStarted(
                started.tasks().stream().map(Task::id).collect(Collectors.toSet()), restored));
    }

    /**
     * Whether rows may be visible that no checkpoint knows of, because the job was committing its end without one: if it
     * began again they would come twice.
     */
    boolean endCommitBegan() {
        return endCommitBegan;
    }

    void runStopped() {
        tell(new CheckpointEvent.RunStopped());
        waiting.values().forEach(futures -> futures.forEach(f -> f.completeExceptionally(notTaken("the job stopped"))));
        waiting.clear();
    }

    /** The run is over and nothing of it is being written: what it held can be large. */
    void letGo() {
        execution = null;
        captured.clear();
        finals.clear();
    }

    void stateCaptured(long checkpointId, TaskState state) {
        pending.add(checkpointId, state.committables());
        captured.put(state.task(), state);
        lastCaptured.put(state.task(), checkpointId);
        tell(new CheckpointEvent.StateCaptured(checkpointId, state.task()));
    }

    void taskEnded(TaskState state) {
        long current = coordinator.currentId();
        boolean counts = coordinator.phase() == CheckpointCoordinator.Phase.COLLECTING
                && lastCaptured.getOrDefault(state.task(), 0L) < current;
        pending.add(counts ? current : current + 1, state.committables());
        finals.put(state.task(), state);
        tell(new CheckpointEvent.TaskEnded(state.task()));
    }

    void timePassed() {
        if (wakeAtMillis.isPresent() && host.nowMillis() >= wakeAtMillis.getAsLong()) {
            wakeAtMillis = OptionalLong.empty();
            tell(new CheckpointEvent.TimePassed());
        }
    }

    /** When {@link #timePassed} should be called. */
    OptionalLong wakeAtMillis() {
        return wakeAtMillis;
    }

    /** Called only while tasks run. */
    void trigger(CompletableFuture<Long> future) {
        tell(new CheckpointEvent.CheckpointWanted());
        switch (coordinator.phase()) {
            case COLLECTING, SEALING, COMMITTING ->
                waiting.computeIfAbsent(coordinator.currentId(), id -> new ArrayList<>())
                        .add(future);
            case STOPPED, IDLE, COMMITTING_AT_END, ENDED ->
                future.completeExceptionally(notTaken("the job does not run"));
        }
    }

    private static SluiceException notTaken(String reason) {
        return SluiceException.of(ErrorCode.CHECKPOINT_FAILED, "no checkpoint was taken: " + reason);
    }

    private void tell(CheckpointEvent event) {
        coordinator.on(event, host.nowMillis()).forEach(this::act);
    }

    private void act(CheckpointAction action) {
        if (action instanceof CheckpointAction.InjectBarriers a) {
            injectBarriers(a.checkpointId());
        } else if (action instanceof CheckpointAction.StoreState a) {
            store(a.checkpointId(), captured.remove(a.task()));
        } else if (action instanceof CheckpointAction.StoreFinalState a) {
            store(a.checkpointId(), finals.get(a.task()));
        } else if (action instanceof CheckpointAction.Seal a) {
            seal(a.checkpointId());
        } else if (action instanceof CheckpointAction.Commit a) {
            commit(a.checkpointId());
        } else if (action instanceof CheckpointAction.CommitAtEnd) {
            endCommitBegan = true;
            commit(Long.MAX_VALUE);
        } else if (action instanceof CheckpointAction.Announce a) {
            listener.onCheckpoint(a.checkpointId());
            waiting(a.checkpointId()).forEach(future -> future.complete(a.checkpointId()));
        } else if (action instanceof CheckpointAction.Discard a) {
            discard(a);
        } else if (action instanceof CheckpointAction.Delete a) {
            delete(a.checkpointId());
        } else if (action instanceof CheckpointAction.FailJob a) {
            host.failJob(SluiceException.of(ErrorCode.CHECKPOINT_FAILED, "a checkpoint failed: " + a.reason()));
        } else if (action instanceof CheckpointAction.WakeAt a) {
            wakeAt(a.millis());
        } else if (action instanceof CheckpointAction.FinishJob) {
            finish();
        }
    }

    private void injectBarriers(long checkpointId) {
        files.clear();
        Barrier barrier = new Barrier(checkpointId, Barrier.Purpose.CHECKPOINT);
        execution.tasks().stream()
                .filter(task -> task.hasSources() && !finals.containsKey(task.id()))
                .forEach(task -> task.requestBarrier(barrier));
    }

    private void store(long checkpointId, TaskState state) {
        host.block(
                () -> store.write(checkpointId, state),
                file -> {
                    if (checkpointId == coordinator.currentId()) {
                        files.put(file.task(), file);
                    }
                    tell(new CheckpointEvent.StateStored(checkpointId, file.task()));
                },
                e -> tell(new CheckpointEvent.StoreFailed(checkpointId, describe(e))));
    }

    private void seal(long checkpointId) {
        Function<String, Manifest> manifest = manifest(checkpointId);
        host.block(
                () -> {
                    store.seal(manifest.apply(planDocument()));
                    return checkpointId;
                },
                id -> tell(new CheckpointEvent.Sealed(id)),
                e -> tell(new CheckpointEvent.StoreFailed(checkpointId, describe(e))));
    }

    /** The manifest of what is known now, but for the plan's document. */
    private Function<String, Manifest> manifest(long checkpointId) {
        long now = host.nowMillis();
        List<Integer> parallelism =
                execution.graph().pipelines().stream().map(p -> p.parallelism()).toList();
        List<OperatorId> operators = execution.graph().steps().stream()
                .flatMap(step -> step.id().stream())
                .toList();
        List<FileEntry> entries = List.copyOf(files.values());
        Map<String, List<byte[]>> committables = pending.upTo(checkpointId);
        return document -> new Manifest(
                spec.jobName(),
                checkpointId,
                now,
                spec.settings().maxParallelism(),
                document,
                parallelism,
                operators,
                entries,
                committables);
    }

    /** Made once, where it may take its time: it is the first to need JSON. */
    private String planDocument() {
        String document = planDocument;
        if (document == null) {
            document = PlanDocument.toJson(spec.plan());
            planDocument = document;
        }
        return document;
    }

    private void commit(long checkpointId) {
        Map<String, Sink> sinks = execution.sinks();
        Map<String, List<byte[]>> committables = pending.upTo(checkpointId);
        host.block(
                () -> {
                    KillPoints.reached(KillPoints.BEFORE_COMMIT);
                    committables.forEach((id, all) -> commit(sinks.get(id), all));
                    KillPoints.reached(KillPoints.AFTER_COMMIT);
                    return checkpointId;
                },
                id -> {
                    pending.removeUpTo(id);
                    tell(new CheckpointEvent.Committed());
                },
                host::failJob);
    }

    private static void commit(Sink sink, List<byte[]> committables) {
        if (KillPoints.isArmed(KillPoints.HALF_COMMIT)) {
            sink.commit(committables.subList(0, (committables.size() + 1) / 2));
            KillPoints.reached(KillPoints.HALF_COMMIT);
        }
        sink.commit(committables);
    }

    private void discard(CheckpointAction.Discard action) {
        listener.onCheckpointFailed(action.checkpointId(), action.reason());
        waiting(action.checkpointId()).forEach(future -> future.completeExceptionally(notTaken(action.reason())));
        delete(action.checkpointId());
    }

    private void delete(long checkpointId) {
        host.block(
                () -> {
                    store.delete(checkpointId);
                    return checkpointId;
                },
                id -> {},
                e -> listener.onWarning("checkpoint " + checkpointId + " could not be removed: " + describe(e)));
    }

    private List<CompletableFuture<Long>> waiting(long checkpointId) {
        List<CompletableFuture<Long>> futures = waiting.remove(checkpointId);
        return futures == null ? List.of() : futures;
    }

    private void wakeAt(long millis) {
        if (wakeAtMillis.isEmpty() || millis < wakeAtMillis.getAsLong()) {
            wakeAtMillis = OptionalLong.of(millis);
        }
    }

    private void finish() {
        List<Long> complete = coordinator.complete();
        boolean durable = spec.settings().ownsFolder();
        host.block(
                () -> {
                    if (durable) {
                        store.markFinished();
                    }
                    return durable;
                },
                done -> {
                    complete.forEach(this::delete);
                    host.finishJob();
                },
                host::failJob);
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
