package io.sluice.executor.spill;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the operators of one job may keep on the heap together. Nobody waits: an operator that wants more than
 * there is puts rows aside. One that holds less than an equal part may go on, so that one that has grown large does not
 * make the others write tiny files; the bound may be passed by as much, less than once over. For any thread.
 */
public final class MemoryBudget {
    private final long bytes;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger holders = new AtomicInteger();

    public MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    public long bytes() {
        return bytes;
    }

    /** What all operators hold now. */
    public long held() {
        return held.get();
    }

    /** A holder, for one operator in one task; to be closed. */
    public Share share() {
        holders.incrementAndGet();
        return new Share();
    }

    /** What one operator holds; used by one thread. */
    public final class Share implements AutoCloseable {
        private long own;
        private boolean closed;

        private Share() {}

        /** Says how many bytes the operator holds now; false when it should put rows aside. */
        public boolean holds(long now) {
            long all = held.addAndGet(now - own);
            own = now;
            return all <= bytes || own < bytes / holders.get();
        }

        /** Bytes that the operator can count on. */
        public long part() {
            return bytes / holders.get();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                held.addAndGet(-own);
                holders.decrementAndGet();
            }
        }
    }
}
