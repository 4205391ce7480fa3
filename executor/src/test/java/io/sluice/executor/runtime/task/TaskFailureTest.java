package io.sluice.executor.runtime.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.checkpoint.TaskState;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import io.sluice.executor.runtime.schedule.Stepped.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task that fails reports it and closes everything, whatever goes wrong on the way. */
class TaskFailureTest {
    private final List<String> reports = new ArrayList<>();

    private final class Reports implements TaskListener {
        @Override
        public void snapshotTaken(Task task, long checkpointId, TaskState state) {
            reports.add("snapshot");
        }

        @Override
        public void finished(Task task, TaskState finalState) {
            reports.add("finished");
        }

        @Override
        public void failed(Task task, String operator, Throwable cause) {
            reports.add("failed: " + cause.getMessage() + " " + cause.getSuppressed().length);
        }

        @Override
        public void stopped(Task task) {
            reports.add("stopped");
        }
    }

    private final class Broken implements Part {
        private final String name;
        private final boolean opens;

        Broken(String name, boolean opens) {
            this.name = name;
            this.opens = opens;
        }

        @Override
        public Account account() {
            return new Account(name, name, new Stopwatch(Clock.SYSTEM));
        }

        @Override
        public void open() {
            if (!opens) {
                throw new IllegalStateException(name + " does not open");
            }
        }

        @Override
        public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
            return new SectionWriter(name, true);
        }

        @Override
        public SectionWriter finalState(Map<String, List<byte[]>> committables) {
            return new SectionWriter(name, true);
        }

        @Override
        public void close() {
            reports.add(name + " closes");
            throw new StackOverflowError(name + " does not close");
        }
    }

    @Test
    void errorsWhileClosingDoNotHideTheFirst() {
        Task.Parts parts =
                new Task.Parts(List.of(), List.of(new Broken("a", true), new Broken("b", false)), List.of(), List.of());
        Task task = new Task(new TaskId(0, 0), parts, true, false, new SeededScheduler(1), new Reports());
        assertEquals(Progress.DONE, task.step());
        assertEquals(List.of("a closes", "b closes", "failed: b does not open 1"), reports);
    }
}
