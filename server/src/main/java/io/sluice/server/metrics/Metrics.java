package io.sluice.server.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.sluice.core.batch.Watermark;
import io.sluice.core.time.Clock;
import io.sluice.engine.job.JobReport;
import io.sluice.engine.job.SessionJobs;
import io.sluice.server.http.Reply;
import io.sluice.server.http.Request;
import io.sluice.server.session.SessionLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The server's numbers in Prometheus' text format, counted when they are asked for. Safe for several threads. */
public final class Metrics {
    private static final double MICROS_A_SECOND = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;

    private final SessionJobs jobs;
    private final SessionLimits limits;
    private final Clock clock;

    public Metrics(SessionJobs jobs, SessionLimits limits, Clock clock) {
        this.jobs = jobs;
        this.limits = limits;
        this.clock = clock;
    }

    /** {@code GET /metrics}. */
    public Reply answer(Request request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, snapshots());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply(Reply.OK, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
    }

    private MetricSnapshots snapshots() {
        Family sessions = Family.gauge("sluice_sessions", "sessions that are open");
        sessions.add(limits.sessions(), Labels.EMPTY);
        Family running = Family.gauge("sluice_statements_running", "statements that have begun and are not closed");
        running.add(limits.statements(), Labels.EMPTY);
        Family started = Family.counter("sluice_statements", "statements that have begun");
        started.add(limits.statementsStarted(), Labels.EMPTY);
        Family failed = Family.counter("sluice_statements_failed", "statements that failed while they began");
        failed.add(limits.statementsFailed(), Labels.EMPTY);
        JobFamilies families = new JobFamilies();
        jobs.reports().forEach(report -> add(families, report));
        MetricSnapshots.Builder all = MetricSnapshots.builder()
                .metricSnapshot(sessions.snapshot())
                .metricSnapshot(running.snapshot())
                .metricSnapshot(started.snapshot())
                .metricSnapshot(failed.snapshot());
        families.all().forEach(family -> all.metricSnapshot(family.snapshot()));
        return all.build();
    }

    private void add(JobFamilies families, JobReport job) {
        Labels of = Labels.of("job_id", job.id(), "job_name", job.name());
        families.state.add(1, of.merge(Labels.of("state", job.state())));
        families.restarts.add(job.restarts(), of);
        families.checkpoints.add(job.checkpoints(), of);
        families.failedCheckpoints.add(job.failedCheckpoints(), of);
        job.lastCheckpoint().ifPresent(last -> {
            families.checkpointBytes.add(last.bytes(), of);
            families.checkpointSeconds.add(last.durationMillis() / MILLIS_A_SECOND, of);
        });
        for (JobReport.Operator operator : job.operators()) {
            Labels labels = of.merge(Labels.of("operator", operator.name(), "operator_id", operator.id()));
            families.rowsIn.add(operator.rowsIn(), labels);
            families.rowsOut.add(operator.rowsOut(), labels);
            families.lateRows.add(operator.lateRows(), labels);
            if (operator.watermark() != Watermark.MIN && operator.watermark() != Watermark.MAX) {
                double lag = clock.millis() / MILLIS_A_SECOND - operator.watermark() / MICROS_A_SECOND;
                families.watermarkLag.add(lag, labels);
            }
        }
    }
}
