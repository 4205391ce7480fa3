package io.sluice.shell;

import io.sluice.core.batch.Watermark;
import io.sluice.engine.JobProgress;
import java.util.Locale;

/** Why there is no output, as far as the progress of a job tells. Stateless. */
final class QuietHint {
    /** How long a stream may give nothing before something is said. */
    static final long AFTER_NANOS = 5_000_000_000L;

    private QuietHint() {}

    /** @param heldBack who holds the watermark back, as {@link HeldBack} says it */
    static String of(JobProgress job, String heldBack) {
        if (job.rows() == 0) {
            return "no row has come from the sources yet";
        }
        String read = String.format(Locale.ROOT, "%,d rows were read", job.rows());
        String late = job.lateRows() == 0
                ? ""
                : String.format(Locale.ROOT, "; %,d came too late and were not taken", job.lateRows());
        if (job.watermark() == Watermark.MIN) {
            return read + ", and there is no watermark yet. Windows wait for one: a source that gives no rows holds it"
                    + " back unless 'table.exec.source.idle-timeout' is set" + heldBack + late;
        }
        if (job.watermark() == Watermark.MAX) {
            return read + late;
        }
        return read + "; the watermark stands at " + ProgressText.time(job.watermark())
                + ". A window gives its rows when the watermark passes its end" + heldBack + late;
    }
}
