package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesReader;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.keyed.StoredFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The state of one operator in all tasks of an earlier run, ready to be shared out. Immutable, for any thread. */
public final class OperatorState {
    private final List<List<StateSection>> byTask;
    private final Map<String, Map<Integer, List<StateSection>>> keyed = new HashMap<>();
    private final List<StoredFiles> stored = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    /** @param byTask the sections of each task that ran the operator, in the order of the tasks */
    public OperatorState(Collection<List<StateSection>> byTask) {
        this(byTask, noted -> {
            throw new IllegalArgumentException("files of a store need a directory");
        });
    }

    /** @param storedFiles gives the files of a store that a task noted */
    OperatorState(Collection<List<StateSection>> byTask, Function<BytesReader, StoredFiles> storedFiles) {
        this.byTask = List.copyOf(byTask);
        for (List<StateSection> sections : this.byTask) {
            Map<String, Map<Integer, List<StateSection>>> own = new HashMap<>();
            sections.forEach(section -> index(section, own));
            own.forEach((name, groups) -> groups.forEach((group, parts) -> take(name, group, parts)));
        }
        allEntries(TaskState.STORED).forEach(noted -> stored.add(storedFiles.apply(noted)));
        stored.forEach(files -> names.addAll(files.layouts().keySet()));
    }

    private void index(StateSection section, Map<String, Map<Integer, List<StateSection>>> own) {
        if (!section.name().startsWith(TaskState.OWN_PREFIX)) {
            names.add(section.name());
        }
        if (!section.isEntry()) {
            own.computeIfAbsent(section.name(), n -> new HashMap<>())
                    .computeIfAbsent(section.keyGroup(), g -> new ArrayList<>())
                    .add(section);
        }
    }

    private void take(String name, int keyGroup, List<StateSection> parts) {
        if (keyed.computeIfAbsent(name, n -> new HashMap<>()).put(keyGroup, parts) != null) {
            throw new IllegalStateException("state " + name + " of "
                    + parts.get(0).operator() + " holds key group " + keyGroup + " of two tasks");
        }
    }

    /** The files of stores that held a part of the state. */
    public List<StoredFiles> stored() {
        return stored;
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
            Iterator<BytesReader> parts = parts(name, keyGroup).iterator();
            Optional<BytesReader> only = parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
            if (parts.hasNext()) {
                throw new IllegalStateException("state " + name + " of key group " + keyGroup + " is in parts");
            }
            return only;
        }

        @Override
        public Iterable<BytesReader> parts(String name, int keyGroup) {
            if (!range.contains(keyGroup)) {
                throw new IllegalArgumentException("key group " + keyGroup + " is not of " + range);
            }
            List<StateSection> parts = keyed.getOrDefault(name, Map.of()).getOrDefault(keyGroup, List.of());
            return () -> parts.stream().map(StateSection::reader).iterator();
        }

        @Override
        public List<StoredFiles> stored() {
            return stored.stream()
                    .filter(files -> files.keyGroups().first() <= range.last()
                            && range.first() <= files.keyGroups().last())
                    .toList();
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
