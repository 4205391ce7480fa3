package io.sluice.executor.state.keyed;

import io.sluice.executor.state.StateCapture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** All tables of an operator as of a barrier. */
final class KeyedCapture implements StateCapture {
    /** Slots written at once: about a millisecond. */
    private static final int SLOTS_A_STEP = 4096;

    private record Open(StateTable table, TableCapture capture) {}

    private final Deque<Open> open = new ArrayDeque<>();

    KeyedCapture(Map<StateTable, TableCapture> tables) {
        tables.forEach((table, capture) -> {
            table.capture(capture);
            open.add(new Open(table, capture));
        });
    }

    @Override
    public boolean advance() {
        int left = SLOTS_A_STEP;
        while (!open.isEmpty() && left > 0) {
            Open first = open.peek();
            left -= first.capture().advance(left);
            if (first.capture().isComplete()) {
                first.table().captured(first.capture());
                open.remove();
            }
        }
        return !open.isEmpty();
    }

    @Override
    public void cancel() {
        open.forEach(o -> o.table().captured(o.capture()));
        open.clear();
    }
}
