package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Watermark;
import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import io.sluice.engine.RowStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryAttentionTest {
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption(() -> {});
    private final JobProgress job = new JobProgress("id", "select", 1_234, 1_000_000, 3);

    @Test
    void afterSomeSecondsWithoutRowsTheReasonIsToldOnce() {
        assertTrue(attention(true, true).goOn(new Waiting(20)));
        assertEquals(
                "HINT: no rows for some seconds: 1,234 rows were read; the watermark stands at 1970-01-01 00:00:01.000."
                        + " A window gives its rows when the watermark passes its end; 3 came too late and were not"
                        + " taken\n",
                notes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void notOfAResultThatEndsAndNotTooEarly() {
        attention(false, true).goOn(new Waiting(20));
        attention(true, true).goOn(new Waiting(2));
        assertEquals("", notes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsKnownDependsOnTheJob() {
        assertEquals(
                "no row has come from the sources yet",
                QuietHint.of(new JobProgress("id", "a", 0, Watermark.MIN, 0), ""));
        assertEquals(
                "5 rows were read, and there is no watermark yet. Windows wait for one: a source that gives no rows"
                        + " holds it back unless 'table.exec.source.idle-timeout' is set",
                QuietHint.of(new JobProgress("id", "a", 5, Watermark.MIN, 0), ""));
        assertEquals("5 rows were read", QuietHint.of(new JobProgress("id", "a", 5, Watermark.MAX, 0), ""));
    }

    @Test
    void whoHoldsTheWatermarkBackIsNamed() {
        List<List<String>> inputs = List.of(
                Arrays.asList("scan(a)", "split a", "2001-01-01T00:04:55.000", "scan(a) split a", null, null, "0", "0"),
                Arrays.asList("scan(b)", "split b", "2001-01-01T00:00:25.000", "scan(b) split b", null, null, "0", "0"),
                Arrays.asList("scan(c)", "split c", "none", null, "2001-01-01 00:00:00", null, "0", "0"),
                Arrays.asList(
                        "tumble(k)",
                        "calc",
                        "2001-01-01T00:00:25.000",
                        "scan(b) split b",
                        null,
                        "2001-01-01T00:01:00.000",
                        "2",
                        "0"));
        assertEquals(
                "1,234 rows were read; the watermark stands at 1970-01-01 00:00:01.000. A window gives its rows when the"
                        + " watermark passes its end; tumble(k) waits at its input calc for 2001-01-01T00:01:00.000,"
                        + " held back by scan(b) split b; scan(c) split c is idle since 2001-01-01 00:00:00 and does not"
                        + " count; 3 came too late and were not taken",
                QuietHint.of(job, HeldBack.of(inputs)));
        assertEquals("; it is held back by scan(a) split a", HeldBack.of(inputs.subList(0, 1)));
        assertEquals("", HeldBack.of(List.of()));
    }

    @Test
    void ctrlCEndsTheQueryWhenThePersonWantsIt() {
        interruption.raise();
        assertFalse(attention(true, true).goOn(new Waiting(0)));
        interruption.raise();
        assertTrue(attention(true, false).goOn(new Waiting(0)));
        assertTrue(attention(true, true).goOn(new Waiting(0)), "it was pressed once");
    }

    private QueryAttention attention(boolean endless, boolean stops) {
        return new QueryAttention(
                () -> Optional.of(QuietHint.of(job, "")),
                new Seconds(),
                new PrintStream(notes, true, StandardCharsets.UTF_8),
                interruption,
                endless,
                () -> stops);
    }

    /** Rows that have been asked for so many times before they come. */
    private static final class Waiting implements RowStream {
        private int times;

        Waiting(int times) {
            this.times = times;
        }

        @Override
        public Batch next() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReady() {
            return times-- <= 0;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /** Each look at it takes a second. */
    private static final class Seconds implements Clock {
        private long seconds;

        @Override
        public long millis() {
            return seconds * 1_000;
        }

        @Override
        public long nanos() {
            return seconds++ * 1_000_000_000L;
        }
    }
}
