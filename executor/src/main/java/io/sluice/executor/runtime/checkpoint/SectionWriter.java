package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.StateCapture;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.StoredState;
import java.util.ArrayList;
import java.util.List;

/** Collects what one operator writes at a barrier and after it. Not thread-safe. */
public final class SectionWriter implements StateWriter {
    private static final int FIRST_BYTES = 64;

    private record Part(String name, int keyGroup, BytesWriter bytes) {}

    private final String operator;
    private final boolean selfContained;
    private final List<StoreSnapshot> stores = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<StateCapture> captures = new ArrayList<>();

    /** @param selfContained whether what is written must not be shared with other checkpoints */
    public SectionWriter(String operator, boolean selfContained) {
        this.operator = operator;
        this.selfContained = selfContained;
    }

    @Override
    public BytesWriter keyed(String name, int keyGroup) {
        if (keyGroup < 0) {
            throw new IllegalArgumentException("key group " + keyGroup + " of state " + name);
        }
        return add(name, keyGroup);
    }

    @Override
    public BytesWriter entry(String name) {
        return add(name, StateSection.ENTRY);
    }

    @Override
    public void later(StateCapture capture) {
        captures.add(capture);
    }

    @Override
    public void stored(StoredState state) {
        if (selfContained) {
            stores.add(new StoreSnapshot.Streamed(operator, state, state.store().view()));
        } else {
            String directory = state.stores().captureDirectory();
            stores.add(new StoreSnapshot.Captured(
                    operator, state, directory, state.store().capture(directory)));
        }
    }

    /** Writes a part of what is written later; true while there is more. */
    public boolean advance() {
        if (!captures.isEmpty() && !captures.get(0).advance()) {
            captures.remove(0);
        }
        return !captures.isEmpty();
    }

    /** Nobody wants what is to be written later. */
    public void cancel() {
        captures.forEach(StateCapture::cancel);
        captures.clear();
        stores.forEach(StoreSnapshot::close);
    }

    /** What lies in stores; whoever takes it closes it. */
    public List<StoreSnapshot> stores() {
        return List.copyOf(stores);
    }

    private BytesWriter add(String name, int keyGroup) {
        BytesWriter bytes = new BytesWriter(
                FIRST_BYTES, "The state '" + name + "' of " + operator + ", key group " + keyGroup + ",");
        parts.add(new Part(name, keyGroup, bytes));
        return bytes;
    }

    /** All that was written, once {@link #advance} has given false; the operator must not write any more. */
    public List<StateSection> sections() {
        return parts.stream()
                .map(p -> new StateSection(
                        operator, p.name, p.keyGroup, new SectionBytes.Held(p.bytes.buffer(), 0, p.bytes.size())))
                .toList();
    }
}
