package io.sluice.executor.runtime.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.connector.Split;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.StateSection;
import io.sluice.executor.runtime.checkpoint.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplitAssignmentTest {
    private static List<Split> splits(String... ids) {
        return List.of(ids).stream().map(id -> new Split(id, new byte[1])).toList();
    }

    private static List<StateSection> task(boolean ended, SplitStart... starts) {
        SectionWriter out = new SectionWriter("scan", true);
        List.of(starts).forEach(start -> start.write(out.entry(SplitStart.STATE)));
        if (ended) {
            out.entry(TaskState.FINISHED).putBoolean(true);
        }
        return out.sections();
    }

    private static SplitStart at(String id, int offset, boolean finished) {
        return new SplitStart(id, new byte[] {(byte) offset}, offset, offset, false, finished);
    }

    private static String print(SplitAssignment assignment) {
        return assignment.byTask().stream()
                .map(task -> task.stream()
                        .map(s -> s.id() + s.offset()[0] + (s.finished() ? "!" : ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void dealsSplitsOutInOrder() {
        assertEquals("a0 c0 | b0 d0", print(SplitAssignment.of(splits("a", "b", "c", "d"), Optional.empty(), 2, 2)));
        assertEquals("a0 b0 | ", print(SplitAssignment.of(splits("a", "b"), Optional.empty(), 2, 1)));
    }

    @Test
    void continuesWhereItStoodAndReadsWhatIsNew() {
        List<List<StateSection>> tasks = new ArrayList<>();
        tasks.add(task(true, at("a", 9, true)));
        tasks.add(task(false, at("b", 4, false), at("gone", 2, false)));
        Optional<OperatorState> earlier = Optional.of(new OperatorState(tasks));
        assertEquals("a9! b4 gone2 | new0", print(SplitAssignment.of(splits("a", "b", "new"), earlier, 2, 2)));
    }

    @Test
    void aSourceThatHadEndedReadsNothingNew() {
        Optional<OperatorState> earlier = Optional.of(new OperatorState(List.of(task(true, at("a", 9, true)))));
        SplitAssignment assignment = SplitAssignment.of(splits("a", "new"), earlier, 1, 1);
        assertEquals("a9! new0!", print(assignment));
        assertEquals(List.of("new"), assignment.ignored());
    }
}
