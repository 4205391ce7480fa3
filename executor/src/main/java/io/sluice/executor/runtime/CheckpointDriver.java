package io.sluice.executor.runtime;

import io.sluice.core.batch.Barrier;
import io.sluice.core.connector.Sink;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.OperatorId;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.executor.runtime.checkpoint.CheckpointAction;
import io.sluice.executor.runtime.checkpoint.CheckpointCoordinator;
import io.sluice.executor.runtime.checkpoint.CheckpointEvent;
import io.sluice.executor.runtime.checkpoint.CheckpointFiles;
import io.sluice.executor.runtime.checkpoint.CheckpointStore;
import io.sluice.executor.runtime.checkpoint.FileEntry;
import io.sluice.executor.runtime.checkpoint.KillPoints;
import io.sluice.executor.runtime.checkpoint.Manifest;
import io.sluice.executor.runtime.checkpoint.PendingCommits;
import io.sluice.executor.runtime.checkpoint.Savepoint;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.task.Task;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        /** Milliseconds of the clock that people read. */
        long wallMillis();

        void failJob(Throwable cause);

        void finishJob();
    }

    private final JobSpec spec;
    private final JobListener listener;
    private final Host host;
    private final CheckpointStore store;
    private final FileSystem userFiles;
    private final CheckpointCoordinator coordinator;
    private final CheckpointHistory history;
    private final PendingCommits pending = new PendingCommits();
    private final Map<TaskId, TaskState> captured = new HashMap<>();
    private final Map<TaskId, Long> lastCaptured = new HashMap<>();
    private final Map<TaskId, TaskState> finals = new HashMap<>();
    private final Map<TaskId, FileEntry> files = new TreeMap<>();

    /** How many tasks' states are being written, by checkpoint. */
    private final Map<Long, Integer> writing = new HashMap<>();

    /** Removals of checkpoints that were being written, to be repeated when they no longer are. */
    private final Map<Long, Runnable> onceMore = new HashMap<>();

    private final Map<Long, List<CompletableFuture<Long>>> waiting = new TreeMap<>();

    /** Who waits for a savepoint, by its directory. */
    private final Map<String, CompletableFuture<Long>> savepoints = new TreeMap<>();

    /** The last savepoint that was begun. */
    private CheckpointAction.BeginSavepoint savepoint = new CheckpointAction.BeginSavepoint(0, null);

    private Optional<Savepoint> stoppedWith = Optional.empty();
    private volatile String planDocument;
    private Execution execution;
    private OptionalLong wakeAtMillis = OptionalLong.empty();
    private boolean endCommitBegan;

    /** @param userFiles where savepoints go */
    CheckpointDriver(
            JobSpec spec,
            JobListener listener,
            Host host,
            CheckpointStore store,
            FileSystem userFiles,
            CheckpointCoordinator coordinator,
            CheckpointHistory history) {
        this.history = history;
        this.userFiles = userFiles;
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

    /** @param reason why, told to who waits for a checkpoint or savepoint */
    void runStopped(String reason) {
        tell(new CheckpointEvent.RunStopped());
        SluiceException stopped = notTaken(reason);
        waiting.values().forEach(futures -> futures.forEach(f -> f.completeExceptionally(stopped)));
        waiting.clear();
        List.copyOf(savepoints.keySet()).forEach(directory -> savepointFailed(directory, reason));
    }

    /** The run is over and nothing of it is being written: what it held can be large. */
    void letGo() {
        execution = null;
        captured.values().forEach(TaskState::release);
        captured.clear();
        finals.clear();
    }

    private static void release(TaskState unwanted) {
        if (unwanted != null) {
            unwanted.release();
        }
    }

    void stateCaptured(long checkpointId, TaskState state) {
        pending.add(checkpointId, state.committables());
        release(captured.put(state.task(), state));
        lastCaptured.put(state.task(), checkpointId);
        tell(new CheckpointEvent.StateCaptured(checkpointId, state.task()));
        release(captured.remove(state.task())); // when it is still there, the checkpoint has been given up
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

    /** Called only while tasks run. The savepoint's directory must not be there yet. */
    void savepoint(Savepoint wanted, CompletableFuture<Long> future) {
        savepoints.put(wanted.directory(), future);
        host.block(
                () -> {
                    if (userFiles.exists(wanted.directory())) {
                        throw new FileAlreadyExistsException(wanted.directory() + " is there already");
                    }
                    CheckpointFiles.makeDirectory(userFiles, wanted.directory());
                    return wanted;
                },
                made -> {
                    if (savepoints.containsKey(made.directory())) { // else the job has stopped meanwhile
                        tell(new CheckpointEvent.SavepointWanted(made));
                    }
                },
                e -> savepointFailed(wanted.directory(), describe(e)));
    }

    private void savepointFailed(String directory, String reason) {
        CompletableFuture<Long> future = savepoints.remove(directory);
        if (future != null) {
            future.completeExceptionally(SluiceException.of(
                    ErrorCode.CHECKPOINT_FAILED, "no savepoint was taken to " + directory + ": " + reason));
        }
    }

    private boolean isSavepoint(long checkpointId) {
        return checkpointId == savepoint.checkpointId();
    }

    private CheckpointFiles files(long checkpointId) {
        return isSavepoint(checkpointId)
                ? new CheckpointFiles(userFiles, savepoint.savepoint().directory())
                : store.checkpoint(checkpointId);
    }

    private static SluiceException notTaken(String reason) {
        return SluiceException.of(ErrorCode.CHECKPOINT_FAILED, "no checkpoint was taken: " + reason);
    }

    private void tell(CheckpointEvent event) {
        coordinator.on(event, host.nowMillis()).forEach(this::act);
    }

    private void act(CheckpointAction action) {
        if (action instanceof CheckpointAction.BeginSavepoint a) {
            savepoint = a;
        } else if (action instanceof CheckpointAction.InjectBarriers a) {
            injectBarriers(a);
        } else if (action instanceof CheckpointAction.ResumeSources) {
            execution.tasks().forEach(Task::resumeSources);
        } else if (action instanceof CheckpointAction.EndSources) {
            execution.tasks().forEach(Task::endSources);
        } else if (action instanceof CheckpointAction.MarkStopped a) {
            stoppedWith = Optional.of(a.savepoint());
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
            announce(a.checkpointId());
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

    private void announce(long checkpointId) {
        if (isSavepoint(checkpointId)) {
            String directory = savepoint.savepoint().directory();
            listener.onSavepoint(checkpointId, directory);
            savepoints.remove(directory).complete(checkpointId);
        } else {
            listener.onCheckpoint(checkpointId);
        }
        waiting(checkpointId).forEach(future -> future.complete(checkpointId));
    }

    private void injectBarriers(CheckpointAction.InjectBarriers action) {
        files.clear();
        long id = action.checkpointId();
        noteBegin(id);
        execution.inject(
                id,
                isSavepoint(id) ? Barrier.Purpose.SAVEPOINT : Barrier.Purpose.CHECKPOINT,
                action.thenHalt(),
                finals.keySet());
    }

    private void noteBegin(long checkpointId) {
        boolean inFiles = isSavepoint(checkpointId) || spec.settings().ownsFolder();
        Optional<String> path = Optional.of(files(checkpointId).directory()).filter(d -> inFiles);
        history.begun(checkpointId, isSavepoint(checkpointId), path, host.wallMillis());
    }

    private void store(long checkpointId, TaskState state) {
        noteBegin(checkpointId);
        CheckpointFiles target = files(checkpointId);
        writing.merge(checkpointId, 1, Integer::sum);
        host.block(
                () -> {
                    try {
                        return target.write(checkpointId, state);
                    } finally {
                        state.release();
                    }
                },
                file -> {
                    if (checkpointId == coordinator.currentId()) {
                        files.put(file.task(), file);
                    }
                    tell(new CheckpointEvent.StateStored(checkpointId, file.task()));
                    written(checkpointId);
                },
                e -> {
                    tell(new CheckpointEvent.StoreFailed(checkpointId, describe(e)));
                    written(checkpointId);
                });
    }

    /** The last writer of a checkpoint that has been removed meanwhile removes what came after. */
    private void written(long checkpointId) {
        if (writing.merge(checkpointId, -1, Integer::sum) == 0) {
            writing.remove(checkpointId);
            Runnable removal = onceMore.remove(checkpointId);
            if (removal != null) {
                removal.run();
            }
        }
    }

    private void seal(long checkpointId) {
        Function<String, Manifest> manifest = manifest(checkpointId);
        CheckpointFiles target = files(checkpointId);
        long bytes = files.values().stream().mapToLong(FileEntry::length).sum();
        host.block(
                () -> {
                    target.seal(manifest.apply(planDocument()));
                    return checkpointId;
                },
                id -> {
                    history.completed(id, bytes, host.wallMillis());
                    tell(new CheckpointEvent.Sealed(id));
                },
                e -> tell(new CheckpointEvent.StoreFailed(checkpointId, describe(e))));
    }

    /** The manifest of what is known now, but for the plan's document. */
    private Function<String, Manifest> manifest(long checkpointId) {
        long now = host.wallMillis();
        List<Integer> parallelism =
                execution.graph().pipelines().stream().map(p -> p.parallelism()).toList();
        List<OperatorId> operators = execution.graph().steps().stream()
                .flatMap(step -> step.id().stream())
                .toList();
        List<FileEntry> entries = List.copyOf(files.values());
        Map<String, List<byte[]>> committables = pending.upTo(checkpointId);
        List<String> shared =
                isSavepoint(checkpointId) ? List.of() : store.shared().of(checkpointId);
        return document -> new Manifest(
                spec.jobName(),
                checkpointId,
                now,
                spec.settings().maxParallelism(),
                document,
                parallelism,
                operators,
                entries,
                shared,
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
        boolean marks = stoppedWith.isPresent() && spec.settings().ownsFolder();
        host.block(
                () -> {
                    if (marks) {
                        store.markStart(checkpointId, stoppedWith.map(Savepoint::directory));
                    }
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
        history.failed(action.checkpointId(), action.reason(), host.wallMillis());
        if (isSavepoint(action.checkpointId())) {
            savepointFailed(savepoint.savepoint().directory(), action.reason());
        }
        waiting(action.checkpointId()).forEach(future -> future.completeExceptionally(notTaken(action.reason())));
        delete(action.checkpointId());
    }

    private void delete(long checkpointId) {
        CheckpointFiles unwanted = files(checkpointId);
        boolean shares = !isSavepoint(checkpointId);
        history.removed(checkpointId);
        Runnable removal = () -> host.block(
                () -> {
                    if (shares) {
                        store.delete(checkpointId);
                    } else {
                        unwanted.delete();
                    }
                    return checkpointId;
                },
                id -> {},
                e -> listener.onWarning("checkpoint " + checkpointId + " could not be removed: " + describe(e)));
        removal.run();
        if (writing.containsKey(checkpointId)) {
            onceMore.put(checkpointId, removal);
        }
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
        boolean canGoOn = stoppedWith.isPresent() && stoppedWith.get().then() == Savepoint.Then.STOP;
        boolean durable = spec.settings().ownsFolder() && !canGoOn;
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
