package io.sluice.engine.job;

import io.sluice.core.batch.Watermark;
import io.sluice.core.value.TimestampText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/** Times of jobs as text. */
final class JobTimes {
    private static final int MILLIS = 3;

    private JobTimes() {}

    /** A time of the wall clock. */
    static String text(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDateTime().toString();
    }

    /** Row time, in no zone. */
    static String watermark(long micros) {
        if (micros == Watermark.MIN) {
            return "none";
        }
        if (micros == Watermark.MAX) {
            return "end";
        }
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        int length = TimestampText.write(micros, 'T', MILLIS, text, 0);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
