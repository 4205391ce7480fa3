package io.sluice.executor.runtime;

import io.sluice.core.batch.Barrier;
import io.sluice.core.connector.Sink;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.task.Task;
import io.sluice.executor.state.keyed.LocalStores;
import io.sluice.executor.view.ViewRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One attempt at running a job, from a fresh start or a checkpoint to its end or failure.
 *
 * @param sinks by operator id
 * @param stores where its state lies that the heap has no room for
 * @param view what its materialized view shows, if it keeps one
 * @param warnings what came up while it was made
 * @param barriers that were sent so far
 */
record Execution(
        JobGraph graph,
        List<Task> tasks,
        Map<String, Sink> sinks,
        Optional<LocalStores> stores,
        Optional<ViewRun> view,
        List<String> warnings,
        AtomicLong barriers) {
    /**
     * Sends a barrier into all sources. Barriers come to all tasks in the order of these calls, made one at a time.
     *
     * @param thenHalt nothing is read behind it until sources are resumed
     * @param over tasks that have ended
     */
    void inject(long checkpointId, Barrier.Purpose purpose, boolean thenHalt, Set<TaskId> over) {
        Barrier barrier = new Barrier(barriers.incrementAndGet(), checkpointId, purpose);
        tasks.stream()
                .filter(task -> task.wantsBarriers() && !over.contains(task.id()))
                .forEach(task -> task.requestBarrier(barrier, thenHalt));
    }

    /** Has the materialized view show what came before now. Done when it does, or when the attempt is over. */
    CompletableFuture<Void> showView() {
        ViewRun shown = view.orElseThrow();
        inject(0, Barrier.Purpose.EPOCH, false, Set.of());
        return shown.shows(barriers.get());
    }

    /** Gives up what it has on disk; nothing of it runs, and nothing of its state is being written. May block. */
    Execution close() {
        stores.ifPresent(LocalStores::close);
        return this;
    }
}
