package io.sluice.executor.runtime.task;

import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.StateSection;
import io.sluice.executor.runtime.checkpoint.StoreSnapshot;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The state of a task as of a barrier, of which a part may still be written while the task goes on. */
final class PendingSnapshot {
    private final long checkpointId;
    private final List<SectionWriter> writers = new ArrayList<>();
    private final Map<String, List<byte[]>> committables;
    private int complete;

    /**
     * @param selfContained whether nothing may be shared with other checkpoints
     * @param parts those of the task, all of which write now what they do not write later
     * @param committables what an earlier one that was cancelled would have handed over; more is added
     */
    PendingSnapshot(
            long checkpointId, boolean selfContained, List<Part> parts, Map<String, List<byte[]>> committables) {
        this.checkpointId = checkpointId;
        this.committables = committables;
        try {
            for (Part part : parts) {
                writers.add(part.snapshot(selfContained, committables));
            }
        } catch (RuntimeException e) {
            writers.forEach(SectionWriter::cancel);
            throw e;
        }
    }

    long checkpointId() {
        return checkpointId;
    }

    /** Writes a part of what is left; true while there is more. */
    boolean advance() {
        if (complete < writers.size() && !writers.get(complete).advance()) {
            complete++;
        }
        return complete < writers.size();
    }

    /** Nobody wants the state any more. Returns what sinks prepared, which must be handed over with the next. */
    Map<String, List<byte[]>> cancel() {
        writers.forEach(SectionWriter::cancel);
        return committables;
    }

    /** The state, once all is written. */
    TaskState state(TaskId task) {
        return stateOf(task, writers, committables);
    }

    static TaskState stateOf(TaskId task, List<SectionWriter> writers, Map<String, List<byte[]>> committables) {
        List<StateSection> sections = new ArrayList<>();
        writers.forEach(w -> sections.addAll(w.sections()));
        List<StoreSnapshot> stores =
                writers.stream().flatMap(w -> w.stores().stream()).toList();
        return new TaskState(task, sections, stores, committables);
    }
}
