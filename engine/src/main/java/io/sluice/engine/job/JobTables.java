package io.sluice.engine.job;

import static io.sluice.engine.system.SystemTable.columns;

import io.sluice.core.batch.Watermark;
import io.sluice.core.type.RowType;
import io.sluice.engine.JobProgress;
import io.sluice.engine.system.SystemTable;
import io.sluice.executor.runtime.CheckpointReport;
import io.sluice.executor.runtime.OperatorReport;
import io.sluice.executor.runtime.OperatorReport.InputReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A session's jobs as tables of {@code sluice_system}: what SHOW and DESCRIBE say of them, to be queried. */
public final class JobTables {
    private static final String SCHEMA = "sluice_system";
    private static final double NANOS_A_MILLI = 1e6;
    private static final long MICROS_A_MILLI = 1000;

    private static final RowType CHECKPOINT = columns("job_id STRING, job_name STRING, id BIGINT, status STRING, "
            + "start_time TIMESTAMP_LTZ(3), duration_ms BIGINT, bytes BIGINT, path STRING, reason STRING");

    private JobTables() {}

    public static List<SystemTable> of(SessionJobs jobs) {
        return List.of(
                new SystemTable(
                        SCHEMA,
                        "jobs",
                        columns("job_id STRING, job_name STRING, status STRING, "
                                + "start_time TIMESTAMP_LTZ(3), parallelism BIGINT, restarts BIGINT, "
                                + "rows_read BIGINT, late_rows BIGINT, watermark TIMESTAMP(6), failure STRING"),
                        () -> rows(jobs, JobTables::job)),
                new SystemTable(
                        SCHEMA,
                        "job_operators",
                        columns("job_id STRING, job_name STRING, operator STRING, tasks BIGINT, "
                                + "rows_in BIGINT, rows_out BIGINT, batches BIGINT, time_ms DOUBLE, "
                                + "state_entries BIGINT, state_bytes BIGINT, watermark TIMESTAMP(6), "
                                + "late_rows BIGINT, partly_late_rows BIGINT, refused_rows BIGINT"),
                        () -> rows(jobs, JobTables::operators)),
                new SystemTable(
                        SCHEMA,
                        "watermarks",
                        columns("job_id STRING, job_name STRING, operator STRING, input STRING, "
                                + "watermark TIMESTAMP(6), held_back_by STRING, "
                                + "idle_since TIMESTAMP_LTZ(3), next_window_end TIMESTAMP(6), "
                                + "entries_held BIGINT, late_rows BIGINT"),
                        () -> rows(jobs, JobTables::watermarks)),
                new SystemTable(SCHEMA, "checkpoints", CHECKPOINT, () -> rows(jobs, job -> checkpoints(job, false))),
                new SystemTable(SCHEMA, "savepoints", CHECKPOINT, () -> rows(jobs, job -> checkpoints(job, true))));
    }

    /** Of INSERTs; the SELECT that asks is none of the jobs it is about. */
    private static List<Object[]> rows(SessionJobs jobs, Function<SessionJob, List<Object[]>> of) {
        return jobs.all().stream()
                .filter(job -> !job.isQuery())
                .flatMap(job -> of.apply(job).stream())
                .toList();
    }

    private static List<Object[]> job(SessionJob job) {
        JobProgress progress = job.progress();
        return List.<Object[]>of(new Object[] {
            job.id(),
            job.name(),
            job.job().state().name(),
            moment(job.startMillis()),
            (long) job.job().settings().parallelism(),
            (long) job.job().restarts(),
            progress.rows(),
            progress.lateRows(),
            rowTime(progress.watermark()),
            job.job()
                    .failure()
                    .map(f -> f.code().label() + " " + f.getMessage())
                    .orElse(null)
        });
    }

    private static List<Object[]> operators(SessionJob job) {
        List<Object[]> rows = new ArrayList<>();
        for (OperatorReport operator : job.job().freshMetrics()) {
            rows.add(new Object[] {
                job.id(),
                job.name(),
                operator.name(),
                (long) operator.tasks(),
                operator.rowsIn(),
                operator.rowsOut(),
                operator.batches(),
                operator.nanos() / NANOS_A_MILLI,
                operator.entries(),
                operator.stateBytes(),
                rowTime(operator.watermark()),
                operator.lateRows(),
                operator.partlyLateRows(),
                operator.refusedRows()
            });
        }
        return rows;
    }

    private static List<Object[]> watermarks(SessionJob job) {
        List<Object[]> rows = new ArrayList<>();
        for (OperatorReport operator : job.job().freshMetrics()) {
            for (InputReport input : operator.inputs()) {
                rows.add(new Object[] {
                    job.id(),
                    job.name(),
                    operator.name(),
                    input.from(),
                    rowTime(input.watermark()),
                    input.heldBackBy().isEmpty() ? null : input.heldBackBy(),
                    input.idleSinceMillis() == 0 ? null : moment(input.idleSinceMillis()),
                    rowTime(operator.nextFiring()),
                    operator.entries(),
                    operator.lateRows()
                });
            }
        }
        return rows;
    }

    private static List<Object[]> checkpoints(SessionJob job, boolean savepoints) {
        List<Object[]> rows = new ArrayList<>();
        for (CheckpointReport report : job.job().checkpoints()) {
            if (report.savepoint() == savepoints) {
                rows.add(new Object[] {
                    job.id(),
                    job.name(),
                    report.id(),
                    report.status().name(),
                    moment(report.startedMillis()),
                    report.durationMillis().isPresent()
                            ? report.durationMillis().getAsLong()
                            : null,
                    report.bytes(),
                    report.path().orElse(null),
                    report.reason().isEmpty() ? null : report.reason()
                });
            }
        }
        return rows;
    }

    private static Long moment(long millis) {
        return millis * MICROS_A_MILLI;
    }

    /** No time before the first and after the last. */
    private static Long rowTime(long micros) {
        return micros == Watermark.MIN || micros == Watermark.MAX ? null : micros;
    }
}
