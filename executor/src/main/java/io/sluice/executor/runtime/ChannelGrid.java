package io.sluice.executor.runtime;

import io.sluice.core.plan.Distribution;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.exchange.Channel;
import io.sluice.executor.runtime.graph.Edge;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels between the tasks of a job. An exchange by key connects every task above with every task below; any
 * other cut connects task {@code i} above with task {@code i mod n} below, which keeps the order of every key.
 */
final class ChannelGrid {
    /** Batches that may wait in a channel before its writer is held back. */
    private static final int CAPACITY = 8;

    private record Link(Edge edge, int above, int below) {}

    private final JobGraph graph;
    private final Map<Link, Channel> channels = new HashMap<>();

    ChannelGrid(JobGraph graph) {
        this.graph = graph;
    }

    List<Channel> outOf(Edge edge, int above) {
        List<Channel> found = new ArrayList<>();
        for (int below = 0; below < tasks(edge.to()); below++) {
            if (linked(edge, above, below)) {
                found.add(channel(edge, above, below));
            }
        }
        return found;
    }

    List<Channel> into(Edge edge, int below) {
        List<Channel> found = new ArrayList<>();
        for (int above = 0; above < tasks(edge.from()); above++) {
            if (linked(edge, above, below)) {
                found.add(channel(edge, above, below));
            }
        }
        return found;
    }

    /** Tells each channel which tasks to wake. */
    void connect(List<Task> tasks, Scheduler scheduler) {
        Map<TaskId, Task> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(task.id(), task));
        channels.forEach((link, channel) -> {
            Task above = byId.get(new TaskId(graph.pipeline(link.edge.from()).number(), link.above));
            Task below = byId.get(new TaskId(graph.pipeline(link.edge.to()).number(), link.below));
            channel.connect(() -> scheduler.wake(below), () -> scheduler.wake(above));
        });
    }

    private boolean linked(Edge edge, int above, int below) {
        boolean byKey = edge.distribution().orElse(null) instanceof Distribution.Hash;
        return byKey || above % tasks(edge.to()) == below;
    }

    private int tasks(int step) {
        return graph.pipeline(step).parallelism();
    }

    private Channel channel(Edge edge, int above, int below) {
        return channels.computeIfAbsent(new Link(edge, above, below), link -> new Channel(CAPACITY));
    }
}
