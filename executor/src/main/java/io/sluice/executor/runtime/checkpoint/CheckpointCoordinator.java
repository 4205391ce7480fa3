package io.sluice.executor.runtime.checkpoint;

import io.sluice.executor.runtime.checkpoint.CheckpointAction.Announce;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.BeginSavepoint;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.Commit;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.CommitAtEnd;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.Delete;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.Discard;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.EndSources;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.FailJob;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.FinishJob;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.InjectBarriers;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.MarkStopped;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.ResumeSources;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.Seal;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.StoreFinalState;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.StoreState;
import io.sluice.executor.runtime.checkpoint.CheckpointAction.WakeAt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides when checkpoints begin, when they are complete, given up or removed, and when a job whose tasks have ended may
 * finish. Pure: events and the time in, actions out. One checkpoint at a time. A task that has ended counts as
 * acknowledged with its final state; when all have, one last checkpoint makes their output visible.
 */
public final class CheckpointCoordinator {
    /**
     * @param intervalMillis empty: only on demand
     * @param lastAtEnd whether the end of the job is committed with a last checkpoint, so that a job that dies while
     *     it commits can go on; without one it is committed without
     * @param tolerableFailures this many may fail one after the other
     * @param retained complete checkpoints that are kept
     */
    public record Config(
            Optional<Long> intervalMillis,
            boolean lastAtEnd,
            long timeoutMillis,
            long minPauseMillis,
            int tolerableFailures,
            int retained) {}

    /** Where the present checkpoint stands. */
    public enum Phase {
        /** No attempt is running. */
        STOPPED,
        /** None is being taken. */
        IDLE,
        /** Barriers are on their way and states are being written. */
        COLLECTING,
        /** All states are written; the manifest is being. */
        SEALING,
        /** The checkpoint is complete; sinks are committing. */
        COMMITTING,
        /** Everything has ended; sinks are committing without a checkpoint. */
        COMMITTING_AT_END,
        /** All is visible; nothing follows. */
        ENDED
    }

    private final Config config;
    private final Deque<Long> complete;
    private long lastId;
    private Phase phase = Phase.STOPPED;
    private final Set<TaskId> tasks = new TreeSet<>();
    private final Set<TaskId> ended = new TreeSet<>();
    private final Set<TaskId> captured = new TreeSet<>();
    private final Set<TaskId> stored = new TreeSet<>();
    private final Deque<Savepoint> wanted = new ArrayDeque<>();

    /** The savepoint that is being taken, if it is one. */
    private Optional<Savepoint> savepoint = Optional.empty();

    /** The savepoint that waits for the sources' end. */
    private Optional<Savepoint> draining = Optional.empty();

    private boolean isLast;
    private long startedMillis;
    private long endedMillis;
    private int failuresInARow;

    /**
     * @param complete earlier checkpoints that this job may remove, oldest first
     * @param lastId no checkpoint gets this number or one below
     */
    public CheckpointCoordinator(Config config, Collection<Long> complete, long lastId) {
        this.config = config;
        this.complete = new ArrayDeque<>(complete);
        this.lastId = lastId;
    }

    public Phase phase() {
        return phase;
    }

    /** The checkpoint that is being taken, or was last. */
    public long currentId() {
        return lastId;
    }

    /** Complete checkpoints that are kept, oldest first. */
    public List<Long> complete() {
        return List.copyOf(complete);
    }

    /** @param nowMillis never before that of an earlier call */
    public List<CheckpointAction> on(CheckpointEvent event, long nowMillis) {
        List<CheckpointAction> actions = new ArrayList<>();
        if (event instanceof CheckpointEvent.RunStarted e) {
            start(e, nowMillis, actions);
        } else if (event instanceof CheckpointEvent.TimePassed) {
            timePassed(nowMillis, actions);
        } else if (event instanceof CheckpointEvent.CheckpointWanted) {
            wanted(nowMillis, actions);
        } else if (event instanceof CheckpointEvent.SavepointWanted e) {
            wanted.add(e.savepoint());
            goOn(nowMillis, actions);
        } else if (event instanceof CheckpointEvent.StateCaptured e) {
            captured(e, actions);
        } else if (event instanceof CheckpointEvent.TaskEnded e) {
            taskEnded(e, nowMillis, actions);
        } else if (event instanceof CheckpointEvent.StateStored e) {
            stored(e, actions);
        } else if (event instanceof CheckpointEvent.StoreFailed e) {
            storeFailed(e, nowMillis, actions);
        } else if (event instanceof CheckpointEvent.Sealed e) {
            sealed(e, nowMillis, actions);
        } else if (event instanceof CheckpointEvent.Committed) {
            committed(nowMillis, actions);
        } else if (event instanceof CheckpointEvent.RunStopped) {
            stop(actions);
        }
        return actions;
    }

    private void start(CheckpointEvent.RunStarted event, long now, List<CheckpointAction> actions) {
        tasks.clear();
        tasks.addAll(event.tasks());
        ended.clear();
        captured.clear();
        stored.clear();
        wanted.clear();
        savepoint = Optional.empty();
        draining = Optional.empty();
        failuresInARow = 0;
        lastId = Math.max(lastId, event.restored());
        phase = Phase.IDLE;
        startedMillis = now;
        endedMillis = now - config.minPauseMillis();
        scheduleNext(now, actions);
    }

    private void stop(List<CheckpointAction> actions) {
        if (phase == Phase.COLLECTING) {
            actions.add(new Discard(lastId, "the job is being stopped"));
        }
        // a manifest on its way to the disk may still make its checkpoint complete: see sealed()
        phase = phase == Phase.SEALING ? Phase.SEALING : Phase.STOPPED;
        tasks.clear();
    }

    private boolean isStopped() {
        return tasks.isEmpty();
    }

    private void timePassed(long now, List<CheckpointAction> actions) {
        if (phase == Phase.COLLECTING) {
            if (now - startedMillis >= config.timeoutMillis()) {
                giveUp("it took longer than " + config.timeoutMillis() + " ms", now, actions);
            } else {
                actions.add(new WakeAt(startedMillis + config.timeoutMillis()));
            }
        } else if (phase == Phase.IDLE && config.intervalMillis().isPresent()) {
            if (now >= nextMillis()) {
                begin(now, actions);
            } else {
                actions.add(new WakeAt(nextMillis()));
            }
        }
    }

    private long nextMillis() {
        return Math.max(startedMillis + config.intervalMillis().orElseThrow(), endedMillis + config.minPauseMillis());
    }

    private void scheduleNext(long now, List<CheckpointAction> actions) {
        if (config.intervalMillis().isPresent()) {
            actions.add(new WakeAt(Math.max(now, nextMillis())));
        }
    }

    /** Begins what has waited for the end of a checkpoint. */
    private void goOn(long now, List<CheckpointAction> actions) {
        if (phase != Phase.IDLE || wanted.isEmpty()) {
            return;
        }
        Savepoint next = wanted.poll();
        if (next.then() == Savepoint.Then.DRAIN) {
            draining = Optional.of(next);
            actions.add(new EndSources());
            goOn(now, actions);
        } else {
            savepoint = Optional.of(next);
            begin(now, actions);
        }
    }

    private void wanted(long now, List<CheckpointAction> actions) {
        if (phase == Phase.IDLE) {
            begin(now, actions);
        }
    }

    private void begin(long now, List<CheckpointAction> actions) {
        lastId++;
        phase = Phase.COLLECTING;
        startedMillis = now;
        captured.clear();
        stored.clear();
        isLast = ended.equals(tasks);
        if (isLast && savepoint.isEmpty()) {
            savepoint = draining;
        }
        savepoint.ifPresent(s -> actions.add(new BeginSavepoint(lastId, s)));
        for (TaskId task : ended) {
            captured.add(task);
            actions.add(new StoreFinalState(lastId, task));
        }
        if (!isLast) {
            actions.add(new InjectBarriers(lastId, stopsAfterwards()));
        }
        actions.add(new WakeAt(now + config.timeoutMillis()));
    }

    private boolean stopsAfterwards() {
        return savepoint.isPresent() && savepoint.get().then() == Savepoint.Then.STOP;
    }

    private void captured(CheckpointEvent.StateCaptured event, List<CheckpointAction> actions) {
        if (phase == Phase.COLLECTING && event.checkpointId() == lastId && captured.add(event.task())) {
            actions.add(new StoreState(lastId, event.task()));
        }
    }

    private void taskEnded(CheckpointEvent.TaskEnded event, long now, List<CheckpointAction> actions) {
        ended.add(event.task());
        if (phase == Phase.COLLECTING && captured.add(event.task())) {
            actions.add(new StoreFinalState(lastId, event.task()));
        } else if (phase == Phase.IDLE) {
            finishWhenAllEnded(now, actions);
        }
    }

    private void finishWhenAllEnded(long now, List<CheckpointAction> actions) {
        if (!ended.equals(tasks)) {
            return;
        }
        if (config.lastAtEnd() || draining.isPresent()) {
            begin(now, actions);
        } else {
            phase = Phase.COMMITTING_AT_END;
            actions.add(new CommitAtEnd());
        }
    }

    private void stored(CheckpointEvent.StateStored event, List<CheckpointAction> actions) {
        if (phase != Phase.COLLECTING || event.checkpointId() != lastId) {
            return;
        }
        stored.add(event.task());
        if (stored.equals(tasks)) {
            phase = Phase.SEALING;
            actions.add(new Seal(lastId));
        }
    }

    private void storeFailed(CheckpointEvent.StoreFailed event, long now, List<CheckpointAction> actions) {
        if (event.checkpointId() != lastId || (phase != Phase.COLLECTING && phase != Phase.SEALING)) {
            return;
        }
        if (isStopped()) {
            actions.add(new Discard(lastId, event.reason()));
            phase = Phase.STOPPED;
            return;
        }
        giveUp(event.reason(), now, actions);
    }

    private void giveUp(String reason, long now, List<CheckpointAction> actions) {
        actions.add(new Discard(lastId, reason));
        if (stopsAfterwards()) {
            actions.add(new ResumeSources());
        }
        boolean asked = savepoint.isPresent() || config.intervalMillis().isEmpty(); // may fail without harm
        phase = Phase.IDLE;
        savepoint = Optional.empty();
        endedMillis = now;
        if ((isLast || !asked) && ++failuresInARow > config.tolerableFailures()) {
            actions.add(new FailJob(reason));
            return;
        }
        if (config.intervalMillis().isEmpty()) {
            finishWhenAllEnded(now, actions);
        }
        idle(now, actions);
    }

    /** Goes on to what comes next when there is nothing to do. */
    private void idle(long now, List<CheckpointAction> actions) {
        goOn(now, actions);
        if (phase == Phase.IDLE) {
            scheduleNext(now, actions);
        }
    }

    private void sealed(CheckpointEvent.Sealed event, long now, List<CheckpointAction> actions) {
        if (phase != Phase.SEALING || event.checkpointId() != lastId) {
            return;
        }
        if (savepoint.isEmpty()) {
            complete.addLast(lastId);
        }
        if (isStopped()) {
            phase = Phase.STOPPED; // the next attempt starts from it, unless it is a savepoint, and commits it
            return;
        }
        if (savepoint.isPresent() && savepoint.get().then() == Savepoint.Then.RUN) {
            actions.add(new Announce(lastId));
            becomeIdle(now, actions);
            return;
        }
        savepoint.ifPresent(s -> actions.add(new MarkStopped(s)));
        phase = Phase.COMMITTING;
        actions.add(new Commit(lastId));
    }

    private void committed(long now, List<CheckpointAction> actions) {
        if (phase == Phase.COMMITTING_AT_END) {
            phase = Phase.ENDED;
            actions.add(new FinishJob());
        } else if (phase == Phase.COMMITTING) {
            actions.add(new Announce(lastId));
            while (complete.size() > config.retained()) {
                actions.add(new Delete(complete.removeFirst()));
            }
            failuresInARow = 0;
            if (isLast || savepoint.isPresent()) {
                phase = Phase.ENDED;
                actions.add(new FinishJob());
                return;
            }
            becomeIdle(now, actions);
        }
    }

    private void becomeIdle(long now, List<CheckpointAction> actions) {
        phase = Phase.IDLE;
        savepoint = Optional.empty();
        endedMillis = now;
        finishWhenAllEnded(now, actions);
        idle(now, actions);
    }
}
