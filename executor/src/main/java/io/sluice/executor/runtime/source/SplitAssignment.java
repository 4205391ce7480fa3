package io.sluice.executor.runtime.source;

import io.sluice.core.connector.Split;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which task reads which splits, and from where. Pure: splits that exist now are merged with those of the restored
 * state, then dealt out in order, first those that are still to be read.
 *
 * @param byTask one list per task, in the order in which one task would read them
 * @param ignored splits that are new although the source had come to its end: nobody waits for their rows any more
 */
public record SplitAssignment(List<List<SplitStart>> byTask, List<String> ignored) {
    /** @param readers how many of the tasks read; the others get nothing */
    public static SplitAssignment of(List<Split> present, Optional<OperatorState> earlier, int tasks, int readers) {
        Map<String, SplitStart> known = new LinkedHashMap<>();
        earlier.ifPresent(state -> state.allEntries(SplitStart.STATE).forEach(in -> {
            SplitStart start = SplitStart.read(in);
            known.put(start.id(), start);
        }));
        boolean ended = earlier.map(OperatorState::isFinished).orElse(false);
        List<String> ignored = new ArrayList<>();
        List<SplitStart> inOrder = new ArrayList<>();
        for (Split split : present) {
            SplitStart start = known.remove(split.id());
            if (start == null && ended) {
                ignored.add(split.id());
            }
            SplitStart wanted = start == null ? SplitStart.fresh(split) : start;
            inOrder.add(ended ? wanted.asFinished() : wanted);
        }
        known.values().forEach(gone -> inOrder.add(ended ? gone.asFinished() : gone));
        return new SplitAssignment(deal(inOrder, tasks, readers), List.copyOf(ignored));
    }

    private static List<List<SplitStart>> deal(List<SplitStart> starts, int tasks, int readers) {
        List<List<SplitStart>> byTask = new ArrayList<>(IntStream.range(0, tasks)
                .mapToObj(t -> new ArrayList<SplitStart>())
                .toList());
        int[] dealt = new int[2];
        for (SplitStart start : starts) {
            int kind = start.finished() ? 1 : 0;
            byTask.get(dealt[kind]++ % readers).add(start);
        }
        return byTask;
    }
}
