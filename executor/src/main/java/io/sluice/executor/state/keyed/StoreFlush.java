package io.sluice.executor.state.keyed;

import io.sluice.executor.state.StateCapture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Brings what has changed in an operator's tables into its store, as of a barrier; then the store is what the snapshot
 * holds. Whoever writes something newer to the store finishes this before.
 */
final class StoreFlush implements StateCapture {
    /** Entries written at once: about a millisecond, but for one time in thirty, when the store takes them in. */
    private static final int ENTRIES_A_STEP = 4096;

    private final Deque<TableCache> left;
    private Runnable whenDone;

    /** @param whenDone hands over the store */
    StoreFlush(List<TableCache> tables, Runnable whenDone) {
        left = new ArrayDeque<>(tables);
        tables.forEach(TableCache::beginFlush);
        this.whenDone = whenDone;
    }

    @Override
    public boolean advance() {
        return advance(ENTRIES_A_STEP);
    }

    void finish() {
        while (advance(Integer.MAX_VALUE)) {
            // Table by table.
        }
    }

    private boolean advance(int entries) {
        int rest = entries;
        while (!left.isEmpty() && rest > 0) {
            int done = left.peek().advanceFlush(rest);
            rest -= done;
            if (done == 0) {
                left.remove().endFlush();
            }
        }
        if (left.isEmpty() && whenDone != null) {
            Runnable last = whenDone;
            whenDone = null;
            last.run();
        }
        return !left.isEmpty();
    }

    /** What has left the tables is brought into the store; the rest stays to be written another time. */
    @Override
    public void cancel() {
        whenDone = null;
        left.forEach(TableCache::endFlush);
        left.clear();
    }
}
