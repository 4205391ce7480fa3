package io.sluice.executor.runtime.schedule;

import io.sluice.core.time.Clock;

/**
 * Runs stepped things and input/output, and is the only place with threads and waiting. The same tasks run under
 * {@link WorkerPool} in real life and under {@link SeededScheduler} in a simulation. Safe for several threads.
 */
public interface Scheduler {
    /** Takes something on; its first step comes without a wake. */
    void add(Stepped stepped);

    /** There may be something to do: at least one step follows. Cheap when one is due anyway. */
    void wake(Stepped stepped);

    /**
     * A step follows once {@link Clock#nanos} has reached {@code atNanos}, or before. There is one alarm, the earliest
     * asked for, and any step may use it up: who still waits asks again at the end of each step.
     */
    void wakeAt(Stepped stepped, long atNanos);

    /** Runs something that may block, such as writing a file, apart from the steps. It must not throw. */
    void execute(Runnable blocking);

    /** How many steps may run at the same time. */
    int threads();

    Clock clock();
}
