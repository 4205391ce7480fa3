package io.sluice.engine.job;

import io.sluice.core.batch.Watermark;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.executor.runtime.OperatorReport;
import io.sluice.executor.runtime.OperatorReport.InputReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What a running job is doing and what it waits for: SHOW WATERMARKS FOR JOB and EXPLAIN ANALYZE JOB. */
final class JobProgressTables {
    private static final double NANOS_A_MILLI = 1e6;

    private JobProgressTables() {}

    /** A line for each input of each operator, and each split of each source, in the order of the plan. */
    static Rows watermarks(SessionJob job, ZoneId zone) {
        TextRows rows = TextRows.of(
                "operator",
                "input",
                "watermark",
                "held back by",
                "idle since",
                "next window end",
                "entries held",
                "late rows");
        for (OperatorReport operator : job.job().freshMetrics()) {
            for (InputReport input : operator.inputs()) {
                rows.add(
                        operator.name(),
                        input.from(),
                        JobTimes.watermark(input.watermark()),
                        input.heldBackBy().isEmpty() ? null : input.heldBackBy(),
                        input.idleSinceMillis() == 0 ? null : JobTimes.text(input.idleSinceMillis(), zone),
                        operator.nextFiring() == Watermark.MAX ? null : JobTimes.watermark(operator.nextFiring()),
                        String.valueOf(operator.entries()),
                        String.valueOf(operator.lateRows()));
            }
        }
        return rows.rows();
    }

    /** A line for each operator. Counts go over restarts; batches and time begin with the last. */
    static Rows analyze(SessionJob job) {
        List<OperatorReport> operators = job.job().freshMetrics();
        long all = operators.stream().mapToLong(OperatorReport::nanos).sum();
        TextRows rows = TextRows.of(
                "operator",
                "tasks",
                "rows in",
                "rows out",
                "batches",
                "time ms",
                "time %",
                "state entries",
                "state bytes",
                "watermark",
                "late rows");
        for (OperatorReport operator : operators) {
            rows.add(
                    operator.name(),
                    String.valueOf(operator.tasks()),
                    String.valueOf(operator.rowsIn()),
                    String.valueOf(operator.rowsOut()),
                    String.valueOf(operator.batches()),
                    number(operator.nanos() / NANOS_A_MILLI),
                    number(all == 0 ? 0 : 100.0 * operator.nanos() / all),
                    String.valueOf(operator.entries()),
                    String.valueOf(operator.stateBytes()),
                    JobTimes.watermark(operator.watermark()),
                    String.valueOf(operator.lateRows()));
        }
        return rows.rows();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
