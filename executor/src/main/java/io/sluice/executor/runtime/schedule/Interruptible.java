package io.sluice.executor.runtime.schedule;

import java.util.HashSet;
import java.util.Set;

/**
 * Work that may hang in code of others, such as the client of a server: whoever waits for its end can interrupt the
 * threads that are at it, and no other. A thread that has left the work is never interrupted afterwards. Safe for
 * several threads.
 */
public final class Interruptible {
    private final Set<Thread> threads = new HashSet<>();

    /** This thread begins; {@link #leave} must follow. */
    public synchronized void enter() {
        threads.add(Thread.currentThread());
    }

    /** This thread is done; an interrupt that was meant for the work is over with it. */
    public synchronized void leave() {
        if (threads.remove(Thread.currentThread())) {
            Thread.interrupted();
        }
    }

    public synchronized void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
