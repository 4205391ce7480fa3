package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.schedule.Interruptible;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One of the parallel instances of a pipeline: reads its inlets in turn, one element a step, and pushes each through
 * all its parts. A step never begins while an output is full. Only what asks something of it - barriers, the
 * end of its sources, cancelling - may be called from other threads.
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
    private final boolean incremental;
    private final boolean stays;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> gauging = new ConcurrentLinkedQueue<>();
    private final Interruptible step = new Interruptible();
    private volatile boolean cancelled;
    private volatile boolean over;
    private int opened;
    private boolean open;
    private int next;

    /** The last barrier's state while it is being written; else null. */
    private PendingSnapshot pending;

    /** Whether sources wait for {@link #resumeSources}. */
    private boolean halted;

    /** Whether the end is wanted, though there is something to show. */
    private boolean drained;

    /** What a task is asked to do at its sources. */
    private sealed interface Request {
        record Inject(Barrier barrier, boolean thenHalt) implements Request {}

        record Resume() implements Request {}

        record End() implements Request {}
    }

    /**
     * @param exactlyOnce whether barriers are aligned
     * @param incremental whether checkpoints may share files
     */
    public Task(
            TaskId id,
            Parts parts,
            boolean exactlyOnce,
            boolean incremental,
            Scheduler scheduler,
            TaskListener listener) {
        this.incremental = incremental;
        this.id = id;
        this.parts = parts;
        this.scheduler = scheduler;
        this.listener = listener;
        this.stays = parts.outputs().stream().anyMatch(TaskOutput::stays);
        this.alignment = new Alignment(parts.inlets().size(), exactlyOnce);
    }

    public TaskId id() {
        return id;
    }

    public List<Account> accounts() {
        return parts.parts().stream().map(Part::account).toList();
    }

    /** Whether barriers are asked of it, also or only: no task above sends them, or none that lives as long. */
    public boolean wantsBarriers() {
        return stays || parts.inlets().stream().anyMatch(Inlet::isSource);
    }

    /**
     * Asks for a barrier to be sent down from this task's sources.
     *
     * @param thenHalt nothing is read behind it until {@link #resumeSources}
     */
    public void requestBarrier(Barrier barrier, boolean thenHalt) {
        request(new Request.Inject(barrier, thenHalt));
    }

    /** Halted sources read on. */
    public void resumeSources() {
        request(new Request.Resume());
    }

    /** Sources end, as if there were no more rows. */
    public void endSources() {
        request(new Request.End());
    }

    /** Asks all parts to put down where they stand; done when they have, or when there is nothing more to come. */
    public CompletableFuture<Void> gauge() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        gauging.add(done);
        if (over) {
            gauged();
        } else {
            scheduler.wake(this);
        }
        return done;
    }

    private void gauged() {
        for (CompletableFuture<Void> done = gauging.poll(); done != null; done = gauging.poll()) {
            done.complete(null);
        }
    }

    private void request(Request request) {
        requests.add(request);
        scheduler.wake(this);
    }

    public void cancel() {
        cancelled = true;
        scheduler.wake(this);
    }

    /** Interrupts the step that is being taken, if there is one: it may hang in a connector. */
    public void interrupt() {
        step.interrupt();
    }

    @Override
    public Progress step() {
        step.enter();
        try {
            return cancelled ? stop() : advance();
        } catch (OperatorFailure e) {
            fail(e.operator(), e.getCause());
        } catch (RuntimeException | Error e) {
            fail("", e);
        } finally {
            step.leave();
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
        if (!gauging.isEmpty()) {
            parts.parts().forEach(Part::gauge);
            gauged();
        }
        boolean captured = captureMore();
        if (!hasRoom()) {
            return captured ? Progress.MADE_PROGRESS : Progress.NO_PROGRESS;
        }
        boolean moved = answerRequest() || fireTimer() || emitRest() || readOne() || flush() || captured;
        stopSatisfied();
        // What is left at the end comes as a whole: of a part of it no state tells.
        Barrier complete = restOf() == null ? alignment.takeComplete() : null;
        if (complete != null) {
            snapshot(complete);
        }
        if (alignment.allEnded() && restOf() == null && (!stays || drained)) {
            return finish();
        }
        moved |= complete != null;
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

    private boolean answerRequest() {
        Request request = requests.peek();
        if (request == null || !answer(request)) {
            return false;
        }
        requests.remove();
        return true;
    }

    /** Returns false when it cannot be done yet: barriers go in one at a time. */
    private boolean answer(Request request) {
        if (request instanceof Request.Inject inject) {
            List<Integer> sources = runningSources();
            if (sources.stream().anyMatch(alignment::isBlocked)) {
                return false;
            }
            sources.forEach(i -> alignment.deliver(i, inject.barrier()));
            if (stays) {
                alignment.offer(inject.barrier());
            }
            halted |= inject.thenHalt();
        } else if (request instanceof Request.Resume) {
            halted = false;
        } else {
            runningSources().forEach(this::endInlet);
            drained = true;
        }
        return true;
    }

    private List<Integer> runningSources() {
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < parts.inlets().size(); i++) {
            if (parts.inlets().get(i).isSource() && !alignment.hasEnded(i)) {
                sources.add(i);
            }
        }
        return sources;
    }

    private void endInlet(int inlet) {
        parts.inlets().get(inlet).stop();
        alignment.end(inlet);
    }

    private boolean mayRead(int inlet) {
        return !alignment.isBlocked(inlet)
                && !(halted && parts.inlets().get(inlet).isSource());
    }

    private boolean readOne() {
        int count = parts.inlets().size();
        for (int i = 0; i < count; i++) {
            int inlet = next;
            next = next + 1 == count ? 0 : next + 1;
            if (mayRead(inlet) && read(inlet, parts.inlets().get(inlet))) {
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
                endInlet(i);
            }
        }
    }

    private void snapshot(Barrier barrier) {
        parts.outputs().forEach(TaskOutput::flush);
        if (barrier.purpose() == Barrier.Purpose.EPOCH) {
            parts.outputs().forEach(output -> output.barrier(barrier));
            return;
        }
        Map<String, List<byte[]>> committables = new HashMap<>();
        if (pending != null) {
            committables.putAll(pending.cancel()); // given up by the coordinator, or it would not have begun another
        }
        pending = new PendingSnapshot(barrier.checkpointId(), isSelfContained(barrier), parts.parts(), committables);
        parts.outputs().forEach(output -> output.barrier(barrier));
        captureMore();
    }

    private boolean isSelfContained(Barrier barrier) {
        return !incremental || barrier.purpose() == Barrier.Purpose.SAVEPOINT;
    }

    /** Writes some of the state of the last barrier; false when there is nothing to write. */
    private boolean captureMore() {
        if (pending == null) {
            return false;
        }
        if (!pending.advance()) {
            listener.snapshotTaken(this, pending.checkpointId(), pending.state(id));
            pending = null;
        }
        return true;
    }

    private Progress finish() {
        parts.outputs().forEach(TaskOutput::flush);
        while (captureMore()) {
            // All of an earlier barrier's state comes before the state at the end.
        }
        Map<String, List<byte[]>> committables = new HashMap<>();
        List<SectionWriter> writers = new ArrayList<>();
        for (Part part : parts.parts()) {
            writers.add(part.finalState(committables));
        }
        parts.parts().forEach(Part::gauge);
        close();
        listener.finished(this, PendingSnapshot.stateOf(id, writers, committables));
        return Progress.DONE;
    }

    private boolean emitRest() {
        Part part = restOf();
        if (part != null) {
            part.emitRest();
        }
        return part != null;
    }

    /** The first part that has rows left after its end; null when none has. */
    private Part restOf() {
        for (Part part : parts.parts()) {
            if (part.hasRest()) {
                return part;
            }
        }
        return null;
    }

    /** Lets one part whose time has come act. */
    private boolean fireTimer() {
        for (Part part : parts.parts()) {
            long at = part.timerNanos();
            if (at != Long.MAX_VALUE && at - scheduler.clock().nanos() <= 0) {
                part.onTimer();
                return true;
            }
        }
        return false;
    }

    private void scheduleReading() {
        for (Part part : parts.parts()) {
            if (part.timerNanos() != Long.MAX_VALUE) {
                scheduler.wakeAt(this, part.timerNanos());
            }
        }
        for (int i = 0; i < parts.inlets().size(); i++) {
            if (mayRead(i)) {
                parts.inlets().get(i).readAgainNanos().ifPresent(at -> scheduler.wakeAt(this, at));
            }
        }
    }

    /** Closes all parts, whatever one of them throws. */
    private void close() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
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
        over = true;
        gauged();
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
