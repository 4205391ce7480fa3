package io.sluice.executor.runtime.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Barrier;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import io.sluice.executor.state.StateCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Barriers that come while the state as of an earlier one is still being written. */
class TaskSnapshotTest {
    private final List<String> reports = new ArrayList<>();
    private final List<String> prepared = new ArrayList<>();
    private boolean stateIsWritten;

    private final class Reports implements TaskListener {
        @Override
        public void snapshotTaken(Task task, long checkpointId, TaskState state) {
            List<String> committed = new ArrayList<>();
            state.committables().getOrDefault("sink", List.of()).forEach(bytes -> committed.add(new String(bytes)));
            reports.add(checkpointId + " " + committed);
        }

        @Override
        public void finished(Task task, TaskState finalState) {
            reports.add("finished");
        }

        @Override
        public void failed(Task task, String operator, Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void stopped(Task task) {
            reports.add("stopped");
        }
    }

    /** A source without rows that goes on. */
    private static final class Quiet implements Inlet {
        @Override
        public Outcome read() {
            return Outcome.NOTHING;
        }

        @Override
        public Optional<Barrier> takeBarrier() {
            return Optional.empty();
        }

        @Override
        public boolean isSource() {
            return true;
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void stop() {
            throw new IllegalStateException("nobody stops it");
        }

        @Override
        public Optional<Long> readAgainNanos() {
            return Optional.empty();
        }
    }

    /** Hands over what it has prepared, and has state that is written later. */
    private final class SinkWithState implements Part {
        @Override
        public Account account() {
            return new Account("sink", "sink", new Stopwatch(Clock.SYSTEM));
        }

        @Override
        public void open() {}

        @Override
        public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
            prepared.forEach(file -> committables
                    .computeIfAbsent("sink", id -> new ArrayList<>())
                    .add(file.getBytes()));
            prepared.clear();
            SectionWriter out = new SectionWriter("sink", true);
            out.later(new StateCapture() {
                @Override
                public boolean advance() {
                    return !stateIsWritten;
                }

                @Override
                public void cancel() {
                    // Nothing is held.
                }
            });
            return out;
        }

        @Override
        public SectionWriter finalState(Map<String, List<byte[]>> committables) {
            return new SectionWriter("sink", true);
        }

        @Override
        public void close() {}
    }

    private static Barrier barrier(long id) {
        return new Barrier(id, id, Barrier.Purpose.CHECKPOINT);
    }

    @Test
    void whatWasPreparedForACheckpointThatWasGivenUpGoesWithTheNext() {
        Task.Parts parts = new Task.Parts(List.of(new Quiet()), List.of(new SinkWithState()), List.of(), List.of());
        Task task = new Task(new TaskId(0, 0), parts, true, false, new SeededScheduler(1), new Reports());
        task.step();
        prepared.add("file-1");
        task.requestBarrier(barrier(1), false);
        task.step();
        prepared.add("file-2");
        task.requestBarrier(barrier(2), false);
        task.step();
        assertEquals(List.of(), reports);
        stateIsWritten = true;
        task.step();
        task.step();
        assertEquals(List.of("2 [file-1, file-2]"), reports);
    }
}
