package io.sluice.executor.operator;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.executor.state.StateCapture;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.StoredFiles;
import io.sluice.executor.state.keyed.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Snapshots of one or more instances of an operator, in memory. A key group written twice is an error. */
public final class MemoryState implements StateWriter {
    private final Map<String, Map<Integer, BytesWriter>> keyed = new TreeMap<>();
    private final Map<String, List<BytesWriter>> entries = new TreeMap<>();
    private final List<StateCapture> captures = new ArrayList<>();

    @Override
    public BytesWriter keyed(String name, int keyGroup) {
        BytesWriter writer = new BytesWriter();
        if (keyed.computeIfAbsent(name, n -> new TreeMap<>()).put(keyGroup, writer) != null) {
            throw new IllegalStateException("state " + name + " of key group " + keyGroup + " is written twice");
        }
        return writer;
    }

    @Override
    public BytesWriter entry(String name) {
        BytesWriter writer = new BytesWriter();
        entries.computeIfAbsent(name, n -> new ArrayList<>()).add(writer);
        return writer;
    }

    @Override
    public void later(StateCapture capture) {
        captures.add(capture);
    }

    @Override
    public void stored(StoredState state) {
        try (ByteStore.View view = state.store().view()) {
            BytesWriter part = new BytesWriter();
            state.writeSections(view, Integer.MAX_VALUE, part, (kind, keyGroup) -> keyed(kind, keyGroup)
                    .putRaw(part.buffer(), 0, part.size()));
        }
    }

    /** Lets each capture write a part. */
    public void advance() {
        captures.removeIf(capture -> !capture.advance());
    }

    /** Lets all captures write all of theirs. */
    public MemoryState complete() {
        while (!captures.isEmpty()) {
            advance();
        }
        return this;
    }

    /** What was written, for reading; reading may be repeated. */
    public StateReader reader() {
        complete();
        return new StateReader() {
            @Override
            public Set<String> names() {
                Set<String> names = new TreeSet<>(keyed.keySet());
                names.addAll(entries.keySet());
                return names;
            }

            @Override
            public Optional<BytesReader> keyed(String name, int keyGroup) {
                return Optional.ofNullable(keyed.getOrDefault(name, Map.of()).get(keyGroup))
                        .map(w -> new BytesReader(w.toByteArray()));
            }

            @Override
            public Iterable<BytesReader> parts(String name, int keyGroup) {
                return keyed(name, keyGroup).stream().toList();
            }

            @Override
            public List<StoredFiles> stored() {
                return List.of();
            }

            @Override
            public List<BytesReader> entries(String name) {
                return entries.getOrDefault(name, List.of()).stream()
                        .map(w -> new BytesReader(w.toByteArray()))
                        .toList();
            }
        };
    }

    /** Drops a state, as a plan without the aggregate that wrote it would. */
    public void forget(String name) {
        keyed.remove(name);
        entries.remove(name);
    }

    /** Bytes of a keyed state over all key groups. */
    public long bytes(String name) {
        complete();
        return keyed.getOrDefault(name, Map.of()).values().stream()
                .mapToLong(BytesWriter::size)
                .sum();
    }

    /** Bytes of an operator state over all entries. */
    public long entryBytes(String name) {
        return entries.getOrDefault(name, List.of()).stream()
                .mapToLong(BytesWriter::size)
                .sum();
    }
}
