package io.sluice.executor.runtime;

import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last restarts of a job. Written within the steps of its master, read by any thread. */
final class RestartHistory {
    private static final int MOST = 10;

    private final JobSpec spec;
    private volatile List<RestartReport> all = List.of();
    private volatile int count;

    RestartHistory(JobSpec spec) {
        this.spec = spec;
    }

    int count() {
        return count;
    }

    /** The last ones, oldest first. */
    List<RestartReport> reports() {
        return all;
    }

    /**
     * Notes the next restart.
     *
     * @param waitMillis until it begins
     * @param complete checkpoints it may begin with, oldest first
     * @param failure why; empty when the user wants it
     * @return what the user is told
     */
    String add(long nowMillis, long waitMillis, List<Long> complete, Optional<SluiceException> failure) {
        String from = from(complete);
        String reason =
                failure.map(f -> f.code().label() + " " + f.getMessage()).orElse("RESTART JOB");
        List<RestartReport> next = new ArrayList<>(all);
        next.add(new RestartReport(++count, nowMillis, from, reason));
        all = List.copyOf(next.subList(Math.max(0, next.size() - MOST), next.size()));
        return "job '" + spec.jobName() + "' restarts " + (waitMillis == 0 ? "now" : "in " + waitMillis + " ms")
                + " from " + from + " (restart " + count + "), because: " + reason;
    }

    private String from(List<Long> complete) {
        if (!complete.isEmpty()) {
            return "checkpoint " + complete.get(complete.size() - 1);
        }
        JobSettings.Recovery recovery = spec.settings().recovery();
        return recovery.path().isPresent() && !recovery.latest()
                ? "'" + recovery.path().get() + "'"
                : "its beginning";
    }
}
