package io.sluice.shell;

import io.sluice.core.batch.Watermark;
import io.sluice.core.value.TimestampText;
import io.sluice.engine.JobProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How far jobs are, in words: rows read, rows a second, watermark, late rows. Not thread-safe. */
final class ProgressText {
    private static final int MILLI_DIGITS = 3;

    private final RateMeter rate;

    ProgressText(long nowNanos) {
        this.rate = new RateMeter(nowNanos);
    }

    String of(List<JobProgress> running, long nowNanos) {
        long rows = 0;
        long late = 0;
        long watermark = Watermark.MAX;
        for (JobProgress job : running) {
            rows += job.rows();
            late += job.lateRows();
            watermark = Math.min(watermark, job.watermark());
        }
        StringBuilder text = new StringBuilder();
        text.append(running.size() > 1 ? running.size() + " jobs: " : "");
        text.append(String.format(Locale.ROOT, "%,d rows, %,d rows/s", rows, rate.measure(rows, nowNanos)));
        if (isTime(watermark)) {
            text.append(", watermark ").append(time(watermark));
        }
        if (late > 0) {
            text.append(String.format(Locale.ROOT, ", %,d late", late));
        }
        return text.toString();
    }

    /** Whether a watermark stands at a time, neither before the first nor behind the last row. */
    static boolean isTime(long watermark) {
        return watermark != Watermark.MIN && watermark != Watermark.MAX;
    }

    static String time(long micros) {
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        int length = TimestampText.write(micros, ' ', MILLI_DIGITS, text, 0);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
