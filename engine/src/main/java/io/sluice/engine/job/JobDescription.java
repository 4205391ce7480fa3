package io.sluice.engine.job;

import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.executor.runtime.CheckpointReport;
import io.sluice.executor.runtime.CheckpointReport.Status;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.OperatorReport;
import io.sluice.executor.runtime.RestartReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What DESCRIBE JOB and SHOW CHECKPOINTS say of a job. */
final class JobDescription {
    private JobDescription() {}

    static Rows describe(SessionJob session, ZoneId zone) {
        Job job = session.job();
        TextRows rows = TextRows.of("property", "value");
        rows.add("job id", session.id());
        rows.add("job name", session.name());
        rows.add("status", job.state().name());
        rows.add("start time", JobTimes.text(session.startMillis(), zone));
        rows.add("parallelism", String.valueOf(job.settings().parallelism()));
        job.startedFrom().ifPresent(path -> rows.add("started from", path));
        job.metrics().forEach(report -> rows.add("operator " + report.name(), operator(report)));
        last(job.checkpoints(), false).ifPresent(report -> rows.add("last checkpoint", checkpoint(report, zone)));
        last(job.checkpoints(), true).ifPresent(report -> rows.add("last savepoint", checkpoint(report, zone)));
        rows.add("restarts", String.valueOf(job.restarts()));
        for (RestartReport restart : job.restartReports()) {
            rows.add("restart " + restart.number(), restart(restart, zone));
        }
        if (session.hasEnded()) {
            job.failure().ifPresent(f -> rows.add("failure", f.code().label() + " " + f.getMessage()));
        }
        return rows.rows();
    }

    private static String operator(OperatorReport report) {
        return "tasks " + report.tasks() + ", rows in " + report.rowsIn() + ", rows out " + report.rowsOut()
                + ", late rows " + report.lateRows() + count(", partly late ", report.partlyLateRows())
                + count(", refused ", report.refusedRows()) + ", watermark "
                + JobTimes.watermark(report.watermark());
    }

    private static String count(String words, long rows) {
        return rows == 0 ? "" : words + rows;
    }

    private static Optional<CheckpointReport> last(List<CheckpointReport> reports, boolean savepoint) {
        return reports.stream()
                .filter(r -> r.savepoint() == savepoint)
                .filter(r -> r.status() == Status.COMPLETED || r.status() == Status.REMOVED)
                .reduce((a, b) -> b);
    }

    private static String checkpoint(CheckpointReport report, ZoneId zone) {
        return report.id() + " at " + JobTimes.text(report.startedMillis(), zone) + ", " + report.bytes() + " bytes"
                + report.path().map(path -> ", " + path).orElse("");
    }

    private static String restart(RestartReport restart, ZoneId zone) {
        return "at " + JobTimes.text(restart.atMillis(), zone) + " from " + restart.from() + ": " + restart.reason();
    }

    /** SHOW CHECKPOINTS FOR JOB, oldest first. */
    static Rows checkpoints(SessionJob job, ZoneId zone) {
        TextRows rows = TextRows.of("id", "kind", "status", "start time", "duration ms", "bytes", "path", "reason");
        for (CheckpointReport report : job.job().checkpoints()) {
            boolean complete = report.status() == Status.COMPLETED || report.status() == Status.REMOVED;
            rows.add(
                    String.valueOf(report.id()),
                    report.savepoint() ? "SAVEPOINT" : "CHECKPOINT",
                    report.status().name(),
                    JobTimes.text(report.startedMillis(), zone),
                    report.durationMillis().isPresent()
                            ? String.valueOf(report.durationMillis().getAsLong())
                            : null,
                    complete ? String.valueOf(report.bytes()) : null,
                    report.path().orElse(null),
                    report.reason().isEmpty() ? null : report.reason());
        }
        return rows.rows();
    }
}
