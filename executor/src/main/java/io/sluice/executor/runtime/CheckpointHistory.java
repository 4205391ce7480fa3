package io.sluice.executor.runtime;

import io.sluice.executor.runtime.CheckpointReport.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The last checkpoints and savepoints of a job. Written within the steps of its master, read by any thread. */
final class CheckpointHistory {
    /** Flink's {@code web.checkpoints.history}; checkpoints that are kept stay beyond it. */
    private static final int MOST = 10;

    private final Map<Long, CheckpointReport> reports = new TreeMap<>();
    private volatile List<CheckpointReport> all = List.of();
    private volatile long completed;

    /** Oldest first. */
    List<CheckpointReport> reports() {
        return all;
    }

    /** How many checkpoints, savepoints not counted, have been completed. */
    long completed() {
        return completed;
    }

    void begun(long id, boolean savepoint, Optional<String> path, long nowMillis) {
        if (!reports.containsKey(id)) {
            put(new CheckpointReport(id, savepoint, Status.IN_PROGRESS, nowMillis, OptionalLong.empty(), 0, path, ""));
        }
    }

    void completed(long id, long bytes, long nowMillis) {
        CheckpointReport report = reports.get(id);
        completed += report.savepoint() ? 0 : 1;
        put(report.completed(nowMillis, bytes));
    }

    void failed(long id, String reason, long nowMillis) {
        put(reports.get(id).failed(nowMillis, reason));
    }

    /** Silent when it is not known, as of an earlier run. */
    void removed(long id) {
        CheckpointReport report = reports.get(id);
        if (report != null && report.status() == Status.COMPLETED) {
            put(report.removed());
        }
    }

    private void put(CheckpointReport report) {
        reports.put(report.id(), report);
        if (reports.size() > MOST) {
            reports.values().stream()
                    .filter(r -> r.savepoint() || r.status() != Status.COMPLETED)
                    .findFirst()
                    .ifPresent(oldest -> reports.remove(oldest.id()));
        }
        all = List.copyOf(new ArrayList<>(reports.values()));
    }
}
