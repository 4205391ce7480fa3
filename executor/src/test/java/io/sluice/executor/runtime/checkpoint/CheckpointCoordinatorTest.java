package io.sluice.executor.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.executor.runtime.checkpoint.CheckpointCoordinator.Config;
import io.sluice.executor.runtime.checkpoint.CheckpointCoordinator.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events and the actions that follow, as text. Interval 100 ms, timeout 50, pause 30, one failure tolerated. */
class CheckpointCoordinatorTest {
    private static final TaskId A = new TaskId(0, 0);
    private static final TaskId B = new TaskId(1, 0);

    private CheckpointCoordinator coordinator = coordinator(Optional.of(100L), 1);

    private static CheckpointCoordinator coordinator(Optional<Long> interval, int retained) {
        return new CheckpointCoordinator(new Config(interval, interval.isPresent(), 50, 30, 1, retained), List.of(), 0);
    }

    private void assertOn(long now, CheckpointEvent event, String actions) {
        String actual = coordinator.on(event, now).stream()
                .map(a -> a.getClass().getSimpleName() + a.toString().replaceAll("^[^\\[]*\\[|\\]$|[a-zA-Z]+=", " "))
                .map(text -> text.replaceAll("[ ,]+", " ").trim())
                .collect(Collectors.joining("; "));
        assertEquals(actions, actual, () -> event + " at " + now);
    }

    private void start() {
        assertOn(0, new CheckpointEvent.RunStarted(new TreeSet<>(Set.of(A, B)), 0), "WakeAt 100");
    }

    private void begin(long now, long id) {
        assertOn(now, new CheckpointEvent.TimePassed(), "InjectBarriers " + id + " false; WakeAt " + (now + 50));
    }

    private void collect(long now, long id) {
        assertOn(now, new CheckpointEvent.StateCaptured(id, A), "StoreState " + id + " 0-0");
        assertOn(now, new CheckpointEvent.StateStored(id, A), "");
        assertOn(now, new CheckpointEvent.StateCaptured(id, B), "StoreState " + id + " 1-0");
        assertOn(now, new CheckpointEvent.StateStored(id, B), "Seal " + id);
    }

    @Test
    void aJobWithoutIntervalTakesALastOneWhenItShould() {
        Config config = new Config(Optional.empty(), true, 50, 0, 1, 1);
        coordinator = new CheckpointCoordinator(config, List.of(), 0);
        assertOn(0, new CheckpointEvent.RunStarted(new TreeSet<>(Set.of(A)), 0), "");
        assertOn(5, new CheckpointEvent.TaskEnded(A), "StoreFinalState 1 0-0; WakeAt 55");
        assertOn(6, new CheckpointEvent.StoreFailed(1, "disk"), "Discard 1 disk; StoreFinalState 2 0-0; WakeAt 56");
        assertOn(7, new CheckpointEvent.StateStored(2, A), "Seal 2");
        assertOn(8, new CheckpointEvent.Sealed(2), "Commit 2");
        assertOn(9, new CheckpointEvent.Committed(), "Announce 2; FinishJob");
    }

    @Test
    void aLastOneThatFailsTooOftenFailsTheJob() {
        coordinator = new CheckpointCoordinator(new Config(Optional.empty(), true, 50, 0, 0, 1), List.of(), 0);
        assertOn(0, new CheckpointEvent.RunStarted(new TreeSet<>(Set.of(A)), 0), "");
        assertOn(5, new CheckpointEvent.TaskEnded(A), "StoreFinalState 1 0-0; WakeAt 55");
        assertOn(6, new CheckpointEvent.StoreFailed(1, "disk"), "Discard 1 disk; FailJob disk");
    }

    @Test
    void takesOneAfterTheOther() {
        start();
        assertOn(60, new CheckpointEvent.TimePassed(), "WakeAt 100");
        begin(100, 1);
        collect(110, 1);
        assertOn(111, new CheckpointEvent.Sealed(1), "Commit 1");
        assertOn(112, new CheckpointEvent.Committed(), "Announce 1; WakeAt 200");
        begin(200, 2);
        collect(240, 2);
        assertOn(290, new CheckpointEvent.Sealed(2), "Commit 2");
        assertOn(295, new CheckpointEvent.Committed(), "Announce 2; Delete 1; WakeAt 325");
        assertOn(300, new CheckpointEvent.TimePassed(), "WakeAt 325");
        begin(325, 3);
    }

    @Test
    void givesUpWhenItTakesTooLongAndFailsTheJobTheSecondTime() {
        start();
        begin(100, 1);
        assertOn(149, new CheckpointEvent.TimePassed(), "WakeAt 150");
        assertOn(150, new CheckpointEvent.TimePassed(), "Discard 1 it took longer than 50 ms; WakeAt 200");
        assertOn(160, new CheckpointEvent.StateCaptured(1, A), "");
        assertOn(160, new CheckpointEvent.StateStored(1, A), "");
        begin(200, 2);
        assertOn(201, new CheckpointEvent.StateCaptured(2, A), "StoreState 2 0-0");
        assertOn(202, new CheckpointEvent.StoreFailed(2, "disk full"), "Discard 2 disk full; FailJob disk full");
        assertEquals(List.of(), coordinator.complete());
    }

    @Test
    void aSuccessForgetsFailures() {
        start();
        begin(100, 1);
        assertOn(101, new CheckpointEvent.StoreFailed(1, "x"), "Discard 1 x; WakeAt 200");
        begin(200, 2);
        collect(201, 2);
        assertOn(202, new CheckpointEvent.Sealed(2), "Commit 2");
        assertOn(203, new CheckpointEvent.Committed(), "Announce 2; WakeAt 300");
        begin(300, 3);
        assertOn(301, new CheckpointEvent.StoreFailed(3, "x"), "Discard 3 x; WakeAt 400");
    }

    @Test
    void anEndedTaskCountsWithItsFinalState() {
        start();
        assertOn(50, new CheckpointEvent.TaskEnded(A), "");
        assertOn(100, new CheckpointEvent.TimePassed(), "StoreFinalState 1 0-0; InjectBarriers 1 false; WakeAt 150");
        assertOn(101, new CheckpointEvent.StateStored(1, A), "");
        assertOn(102, new CheckpointEvent.TaskEnded(B), "StoreFinalState 1 1-0");
        assertOn(103, new CheckpointEvent.StateStored(1, B), "Seal 1");
        assertOn(104, new CheckpointEvent.Sealed(1), "Commit 1");
        assertOn(
                105,
                new CheckpointEvent.Committed(),
                "Announce 1; StoreFinalState 2 0-0; StoreFinalState 2 1-0; WakeAt 155");
        assertOn(106, new CheckpointEvent.StateStored(2, A), "");
        assertOn(106, new CheckpointEvent.StateStored(2, B), "Seal 2");
        assertOn(107, new CheckpointEvent.Sealed(2), "Commit 2");
        assertOn(108, new CheckpointEvent.Committed(), "Announce 2; Delete 1; FinishJob");
        assertEquals(Phase.ENDED, coordinator.phase());
    }

    @Test
    void aTaskThatEndsAfterItsBarrierKeepsWhatItCaptured() {
        start();
        begin(100, 1);
        assertOn(101, new CheckpointEvent.StateCaptured(1, A), "StoreState 1 0-0");
        assertOn(102, new CheckpointEvent.TaskEnded(A), "");
    }

    @Test
    void theLastOneIsTriedAgain() {
        start();
        assertOn(1, new CheckpointEvent.TaskEnded(A), "");
        assertOn(2, new CheckpointEvent.TaskEnded(B), "StoreFinalState 1 0-0; StoreFinalState 1 1-0; WakeAt 52");
        assertOn(3, new CheckpointEvent.StoreFailed(1, "x"), "Discard 1 x; WakeAt 102");
        assertOn(102, new CheckpointEvent.TimePassed(), "StoreFinalState 2 0-0; StoreFinalState 2 1-0; WakeAt 152");
    }

    @Test
    void withoutAnIntervalTheEndIsCommittedWithoutACheckpoint() {
        coordinator = coordinator(Optional.empty(), 1);
        assertOn(0, new CheckpointEvent.RunStarted(new TreeSet<>(Set.of(A, B)), 0), "");
        assertOn(1, new CheckpointEvent.CheckpointWanted(), "InjectBarriers 1 false; WakeAt 51");
        assertOn(2, new CheckpointEvent.CheckpointWanted(), "");
        assertOn(3, new CheckpointEvent.TaskEnded(A), "StoreFinalState 1 0-0");
        assertOn(4, new CheckpointEvent.TaskEnded(B), "StoreFinalState 1 1-0");
        assertOn(5, new CheckpointEvent.StoreFailed(1, "x"), "Discard 1 x; CommitAtEnd");
        assertOn(6, new CheckpointEvent.Committed(), "FinishJob");
    }

    @Test
    void whatIsSealedWhileTheJobStopsIsWhereTheNextAttemptBegins() {
        start();
        begin(100, 1);
        collect(110, 1);
        assertOn(111, new CheckpointEvent.RunStopped(), "");
        assertOn(112, new CheckpointEvent.Sealed(1), "");
        assertEquals(List.of(1L), coordinator.complete());
        assertEquals(Phase.STOPPED, coordinator.phase());
        assertOn(200, new CheckpointEvent.RunStarted(new TreeSet<>(Set.of(A)), 1), "WakeAt 300");
        assertOn(300, new CheckpointEvent.TimePassed(), "InjectBarriers 2 false; WakeAt 350");
    }

    @Test
    void stoppingGivesUpWhatIsBeingCollected() {
        start();
        begin(100, 1);
        assertOn(101, new CheckpointEvent.RunStopped(), "Discard 1 the job is being stopped");
        assertOn(102, new CheckpointEvent.TimePassed(), "");
        assertOn(102, new CheckpointEvent.CheckpointWanted(), "");
    }

    @Test
    void retainsAsManyAsAsked() {
        coordinator = new CheckpointCoordinator(new Config(Optional.of(100L), true, 50, 0, 0, 2), List.of(3L, 4L), 9);
        start();
        begin(100, 10);
        collect(100, 10);
        assertOn(100, new CheckpointEvent.Sealed(10), "Commit 10");
        assertOn(100, new CheckpointEvent.Committed(), "Announce 10; Delete 3; WakeAt 200");
        assertEquals(List.of(4L, 10L), coordinator.complete());
    }

    private static CheckpointEvent.SavepointWanted savepoint(Savepoint.Then then) {
        return new CheckpointEvent.SavepointWanted(new Savepoint("/s", then));
    }

    @Test
    void aSavepointWaitsForTheCheckpointAndCommitsNothing() {
        start();
        begin(100, 1);
        assertOn(110, savepoint(Savepoint.Then.RUN), "");
        collect(120, 1);
        assertOn(130, new CheckpointEvent.Sealed(1), "Commit 1");
        assertOn(
                140,
                new CheckpointEvent.Committed(),
                "Announce 1; BeginSavepoint 2 Savepoint[ /s RUN]; InjectBarriers 2 false; WakeAt 190");
        collect(150, 2);
        assertOn(160, new CheckpointEvent.Sealed(2), "Announce 2; WakeAt 240");
        assertEquals(List.of(1L), coordinator.complete());
    }

    @Test
    void aJobStopsWithASavepoint() {
        start();
        assertOn(
                10,
                savepoint(Savepoint.Then.STOP),
                "BeginSavepoint 1 Savepoint[ /s STOP]; InjectBarriers 1 true; WakeAt 60");
        collect(20, 1);
        assertOn(30, new CheckpointEvent.Sealed(1), "MarkStopped Savepoint[ /s STOP]; Commit 1");
        assertOn(40, new CheckpointEvent.Committed(), "Announce 1; FinishJob");
        assertEquals(Phase.ENDED, coordinator.phase());
    }

    @Test
    void aJobThatCannotStopRunsOn() {
        start();
        assertOn(
                20,
                savepoint(Savepoint.Then.STOP),
                "BeginSavepoint 1 Savepoint[ /s STOP]; InjectBarriers 1 true; WakeAt 70");
        for (int failures = 0; failures < 5; failures++) {
            // tolerated failures are those of periodic checkpoints
            assertOn(
                    20,
                    new CheckpointEvent.StoreFailed(1 + failures, "disk"),
                    "Discard " + (1 + failures) + " disk; ResumeSources; WakeAt 120");
            assertOn(
                    20,
                    savepoint(Savepoint.Then.STOP),
                    "BeginSavepoint " + (2 + failures) + " Savepoint[ /s STOP]; InjectBarriers " + (2 + failures)
                            + " true; WakeAt 70");
        }
    }

    @Test
    void aDrainedJobEndsWithItsSavepoint() {
        start();
        assertOn(10, savepoint(Savepoint.Then.DRAIN), "EndSources");
        assertOn(20, new CheckpointEvent.TaskEnded(A), "");
        assertOn(
                30,
                new CheckpointEvent.TaskEnded(B),
                "BeginSavepoint 1 Savepoint[ /s DRAIN]; StoreFinalState 1 0-0; StoreFinalState 1 1-0; WakeAt 80");
        assertOn(40, new CheckpointEvent.StateStored(1, A), "");
        assertOn(40, new CheckpointEvent.StateStored(1, B), "Seal 1");
        assertOn(50, new CheckpointEvent.Sealed(1), "MarkStopped Savepoint[ /s DRAIN]; Commit 1");
        assertOn(60, new CheckpointEvent.Committed(), "Announce 1; FinishJob");
    }
}
