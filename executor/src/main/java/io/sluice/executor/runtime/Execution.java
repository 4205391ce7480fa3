package io.sluice.executor.runtime;

import io.sluice.core.connector.Sink;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.task.Task;
import io.sluice.executor.state.keyed.LocalStores;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt at running a job, from a fresh start or a checkpoint to its end or failure.
 *
 * @param sinks by operator id
 * @param stores where its state lies that the heap has no room for
 * @param warnings what came up while it was made
 */
record Execution(
        JobGraph graph,
        List<Task> tasks,
        Map<String, Sink> sinks,
        Optional<LocalStores> stores,
        List<String> warnings) {
    /** Gives up what it has on disk; nothing of it runs, and nothing of its state is being written. May block. */
    void close() {
        stores.ifPresent(LocalStores::close);
    }
}
