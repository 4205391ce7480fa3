package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesReader;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.StateReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The state of one operator in all tasks of an earlier run, ready to be shared out. Immutable, for any thread. */
public final class OperatorState {
    private final List<List<StateSection>> byTask;
    private final Map<String, Map<Integer, StateSection>> keyed = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** @param byTask the sections of each task that ran the operator, in the order of the tasks */
    public OperatorState(Collection<List<StateSection>> byTask) {
        this.byTask = List.copyOf(byTask);
        this.byTask.forEach(sections -> sections.forEach(this::index));
    }

    private void index(StateSection section) {
        if (!section.name().startsWith(TaskState.OWN_PREFIX)) {
            names.add(section.name());
        }
        if (!section.isEntry()) {
            StateSection twice =
                    keyed.computeIfAbsent(section.name(), n -> new HashMap<>()).put(section.keyGroup(), section);
            if (twice != null) {
                throw new IllegalStateException("state " + section.name() + " of " + section.operator()
                        + " holds key group " + section.keyGroup() + " twice");
            }
        }
    }

    /** Whether there is anything but what the runtime itself notes. */
    public boolean holdsState() {
        return !names.isEmpty();
    }

    /** Whether the operator had come to its end in all tasks: there is nothing left for it to do. */
    public boolean isFinished() {
        return !byTask.isEmpty() && byTask.stream().allMatch(sections -> hasEntry(sections, TaskState.FINISHED));
    }

    /** Whether it had ended, in some task, before all its rows had come: those above may still send some. */
    public boolean wantedNoMore() {
        return isFinished() && allEntries(TaskState.FINISHED).stream().anyMatch(in -> !in.getBoolean());
    }

    private static boolean hasEntry(List<StateSection> sections, String name) {
        return sections.stream().anyMatch(s -> s.name().equals(name));
    }

    /** Accounts of the tasks that had not finished, or of all. */
    public List<BytesReader> accounts(boolean unfinishedOnly) {
        return byTask.stream()
                .filter(sections -> !unfinishedOnly || !hasEntry(sections, TaskState.FINISHED))
                .flatMap(sections -> entriesOf(sections, TaskState.ACCOUNT).stream())
                .toList();
    }

    /** Every entry of a state, in the order of the tasks that wrote them. */
    public List<BytesReader> allEntries(String name) {
        return byTask.stream()
                .flatMap(sections -> entriesOf(sections, name).stream())
                .toList();
    }

    private static List<BytesReader> entriesOf(List<StateSection> sections, String name) {
        return sections.stream()
                .filter(s -> s.isEntry() && s.name().equals(name))
                .map(StateSection::reader)
                .toList();
    }

    /**
     * What task {@code task} of {@code parallelism} starts from: the key groups of its range, and its share of the
     * entries - those of the task of the same number when there are as many tasks as before, else a run of all of them.
     */
    public StateReader reader(KeyGroupRange range, int task, int parallelism) {
        return new Share(range, task, parallelism);
    }

    private final class Share implements StateReader {
        private final KeyGroupRange range;
        private final int task;
        private final int parallelism;

        Share(KeyGroupRange range, int task, int parallelism) {
            this.range = range;
            this.task = task;
            this.parallelism = parallelism;
        }

        @Override
        public Set<String> names() {
            return names;
        }

        @Override
        public Optional<BytesReader> keyed(String name, int keyGroup) {
            if (!range.contains(keyGroup)) {
                throw new IllegalArgumentException("key group " + keyGroup + " is not of " + range);
            }
            return Optional.ofNullable(keyed.getOrDefault(name, Map.of()).get(keyGroup))
                    .map(StateSection::reader);
        }

        @Override
        public List<BytesReader> entries(String name) {
            if (byTask.size() == parallelism) {
                return entriesOf(byTask.get(task), name);
            }
            List<BytesReader> all = allEntries(name);
            List<BytesReader> mine = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((long) i * parallelism / all.size() == task) {
                    mine.add(all.get(i));
                }
            }
            return mine;
        }
    }
}
