package io.sluice.core.connector;

/**
 * Threads that a connector may share out work to, such as decoding further parts of a file ahead of those it is asked
 * for. They are the threads that step the job's tasks, so nothing is promised: work may run at once, late, or never, and
 * whoever needs a result must be able to do the work itself. Thread-safe.
 */
public interface Workers {
    /** None: everything is done by the thread that calls. */
    Workers NONE = new Workers() {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public void execute(Runnable work) {}
    };

    /** How many threads can work at the same time, that of the caller included; at least 1. */
    int count();

    /** Asks for some work of a few milliseconds, which must neither block nor throw. Returns at once. */
    void execute(Runnable work);
}
