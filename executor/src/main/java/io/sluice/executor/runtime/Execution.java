package io.sluice.executor.runtime;

import io.sluice.core.connector.Sink;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.task.Task;
import java.util.List;
import java.util.Map;

/**
 * One attempt at running a job, from a fresh start or a checkpoint to its end or failure.
 *
 * @param sinks by operator id
 * @param warnings what came up while it was made
 */
record Execution(JobGraph graph, List<Task> tasks, Map<String, Sink> sinks, List<String> warnings) {}
