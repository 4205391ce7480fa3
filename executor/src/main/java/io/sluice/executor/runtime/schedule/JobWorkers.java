package io.sluice.executor.runtime.schedule;

import io.sluice.core.connector.Workers;

/**
 * What connectors have shared out becomes steps beside those of tasks, on the same threads and in the same order of
 * turns: it can hold a task up no longer than another task's step does, and a simulation draws when it runs.
 *
 * @param parallelism of the job: no more threads work for one of its readers
 */
public record JobWorkers(Scheduler scheduler, int parallelism) implements Workers {
    @Override
    public int count() {
        return Math.min(parallelism, scheduler.threads());
    }

    @Override
    public void execute(Runnable work) {
        scheduler.add(() -> {
            work.run();
            return Stepped.Progress.DONE;
        });
    }
}
