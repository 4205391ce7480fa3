package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a job that does not run yet, until it does. Used within the steps of its master. */
final class RunningRequests {
    private final List<Runnable> waiting = new ArrayList<>();

    /** @param now whether the job runs, so that nothing is to be waited for */
    void add(Runnable request, boolean now) {
        if (now) {
            request.run();
        } else {
            waiting.add(request);
        }
    }

    /** The job runs. */
    void runAll() {
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }

    /** @param what a checkpoint or savepoint */
    static SluiceException notTaken(String what, JobState state) {
        return SluiceException.of(ErrorCode.CHECKPOINT_FAILED, "no " + what + " was taken: the job is " + state);
    }
}
