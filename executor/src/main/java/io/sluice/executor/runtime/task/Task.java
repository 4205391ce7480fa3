package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.executor.runtime.checkpoint.StateSection;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One of the parallel instances of a pipeline: reads its inlets in turn, one element a step, and pushes each through
 * all its parts. A step never begins while an output is full. Only {@link #requestBarrier} and {@link #cancel} may be
 * called from other threads.
 */
public final class Task implements Stepped {
    /**
     * What a task is made of.
     *
     * @param parts everything with state, those above before those below
     */
    public record Parts(List<Inlet> inlets, List<Part> parts, List<SinkStage> sinks, List<TaskOutput> outputs) {}

    private final TaskId id;
    private final Parts parts;
    private final Scheduler scheduler;
    private final TaskListener listener;
    private final Alignment alignment;
    private final Queue<Barrier> requests = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;
    private int opened;
    private boolean open;
    private int next;

    public Task(TaskId id, Parts parts, boolean exactlyOnce, Scheduler scheduler, TaskListener listener) {
        this.id = id;
        this.parts = parts;
        this.scheduler = scheduler;
        this.listener = listener;
        this.alignment = new Alignment(parts.inlets().size(), exactlyOnce);
    }

    public TaskId id() {
        return id;
    }

    public List<Account> accounts() {
        return parts.parts().stream().map(Part::account).toList();
    }

    /** Whether barriers are asked of it, not sent by tasks above. */
    public boolean hasSources() {
        return parts.inlets().stream().anyMatch(Inlet::isSource);
    }

    /** Asks for a barrier to be sent down from this task's sources. */
    public void requestBarrier(Barrier barrier) {
        requests.add(barrier);
        scheduler.wake(this);
    }

    public void cancel() {
        cancelled = true;
        scheduler.wake(this);
    }

    @Override
    public Progress step() {
        try {
            return cancelled ? stop() : advance();
        } catch (OperatorFailure e) {
            fail(e.operator(), e.getCause());
        } catch (RuntimeException | Error e) {
            fail("", e);
        }
        return Progress.DONE;
    }

    private void fail(String operator, Throwable cause) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            addSuppressed(cause, e);
        }
        listener.failed(this, operator, cause);
    }

    private static void addSuppressed(Throwable first, Throwable later) {
        if (first != later) {
            first.addSuppressed(later);
        }
    }

    private Progress stop() {
        close();
        listener.stopped(this);
        return Progress.DONE;
    }

    private Progress advance() {
        if (!open) {
            openParts();
            return Progress.MADE_PROGRESS;
        }
        if (!hasRoom()) {
            return Progress.NO_PROGRESS;
        }
        boolean moved = injectBarrier() || readOne() || flush();
        stopSatisfied();
        Barrier complete = alignment.takeComplete();
        if (complete != null) {
            snapshot(complete);
        }
        if (alignment.allEnded()) {
            return finish();
        }
        if (!moved) {
            scheduleReading();
        }
        return moved ? Progress.MADE_PROGRESS : Progress.NO_PROGRESS;
    }

    private void openParts() {
        for (Part part : parts.parts()) {
            opened++;
            part.open();
        }
        open = true;
    }

    private boolean hasRoom() {
        for (TaskOutput output : parts.outputs()) {
            if (!output.hasRoom()) {
                return false;
            }
        }
        return true;
    }

    /** Lets a requested barrier in at the sources, one at a time. */
    private boolean injectBarrier() {
        if (requests.isEmpty()) {
            return false;
        }
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < parts.inlets().size(); i++) {
            if (parts.inlets().get(i).isSource() && !alignment.hasEnded(i)) {
                if (alignment.isBlocked(i)) {
                    return false;
                }
                sources.add(i);
            }
        }
        Barrier barrier = requests.poll();
        sources.forEach(i -> alignment.deliver(i, barrier));
        return true;
    }

    private boolean readOne() {
        int count = parts.inlets().size();
        for (int i = 0; i < count; i++) {
            int inlet = next;
            next = next + 1 == count ? 0 : next + 1;
            if (!alignment.isBlocked(inlet) && read(inlet, parts.inlets().get(inlet))) {
                return true;
            }
        }
        return false;
    }

    private boolean read(int index, Inlet inlet) {
        switch (inlet.read()) {
            case NOTHING -> {
                return false;
            }
            case SOMETHING -> {
                return true;
            }
            case BARRIER -> alignment.deliver(index, inlet.takeBarrier().orElseThrow());
            case END -> alignment.end(index);
        }
        return true;
    }

    private boolean flush() {
        boolean any = false;
        for (TaskOutput output : parts.outputs()) {
            any |= output.flush();
        }
        parts.sinks().forEach(SinkStage::flush);
        return any;
    }

    private void stopSatisfied() {
        for (int i = 0; i < parts.inlets().size(); i++) {
            if (!alignment.hasEnded(i) && parts.inlets().get(i).isSatisfied()) {
                parts.inlets().get(i).stop();
                alignment.end(i);
            }
        }
    }

    private void snapshot(Barrier barrier) {
        parts.outputs().forEach(TaskOutput::flush);
        Map<String, List<byte[]>> committables = new HashMap<>();
        List<StateSection> sections = new ArrayList<>();
        for (Part part : parts.parts()) {
            sections.addAll(part.snapshot(committables));
        }
        parts.outputs().forEach(output -> output.barrier(barrier));
        listener.snapshotTaken(this, barrier.checkpointId(), new TaskState(id, sections, committables));
    }

    private Progress finish() {
        parts.outputs().forEach(TaskOutput::flush);
        Map<String, List<byte[]>> committables = new HashMap<>();
        List<StateSection> sections = new ArrayList<>();
        for (Part part : parts.parts()) {
            sections.addAll(part.finalState(committables));
        }
        close();
        listener.finished(this, new TaskState(id, sections, committables));
        return Progress.DONE;
    }

    private void scheduleReading() {
        for (int i = 0; i < parts.inlets().size(); i++) {
            if (!alignment.isBlocked(i)) {
                parts.inlets().get(i).readAgainNanos().ifPresent(at -> scheduler.wakeAt(this, at));
            }
        }
    }

    /** Closes all parts, whatever one of them throws. */
    private void close() {
        Throwable first = null;
        for (int i = 0; i < opened; i++) {
            try {
                parts.parts().get(i).close();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else {
                    addSuppressed(first, e);
                }
            }
        }
        opened = 0;
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    @Override
    public String toString() {
        return "task " + id;
    }
}
