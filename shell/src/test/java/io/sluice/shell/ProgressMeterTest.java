package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Watermark;
import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = new StatusLine(terminal);
    private List<JobProgress> jobs = List.of();
    private long nanos;
    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return nanos / 1_000_000;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    };

    @Test
    void rowsRateWatermarkAndLateRows() {
        try (ProgressMeter meter = new ProgressMeter(line, () -> jobs, clock)) {
            jobs = List.of(new JobProgress("id", "a", 0, Watermark.MIN, 0));
            meter.draw();
            assertEquals(shown("0 rows, 0 rows/s"), taken());
            nanos += 500_000_000;
            jobs = List.of(new JobProgress("id", "a", 1_500, 1_000_000, 0));
            meter.draw();
            assertEquals(shown("1,500 rows, 3,000 rows/s, watermark 1970-01-01 00:00:01.000"), taken());
            jobs = List.of(
                    new JobProgress("id", "a", 1_500, 1_000_000, 1),
                    new JobProgress("id", "b", 500, Watermark.MAX, 1_000));
            meter.draw();
            assertEquals(
                    shown("2 jobs: 2,000 rows, 4,000 rows/s, watermark 1970-01-01 00:00:01.000, 1,001 late"), taken());
        }
        assertEquals(CLEAR, taken());
    }

    @Test
    void nothingIsShownWhileNothingRuns() {
        try (ProgressMeter meter = new ProgressMeter(line, () -> jobs, clock)) {
            meter.draw();
        }
        assertEquals("", taken());
    }

    @Test
    void theLineGivesWayAndStaysAwayFromUnfinishedLines() throws IOException {
        OutputStream out = line.around(terminal);
        line.show("1");
        out.write("row\nhalf".getBytes(StandardCharsets.UTF_8));
        line.show("2");
        out.write(" a row\n".getBytes(StandardCharsets.UTF_8));
        line.show("3");
        line.clear();
        line.clear();
        assertEquals(shown("1") + CLEAR + "row\nhalf a row\n" + shown("3") + CLEAR, taken());
    }

    private static String shown(String text) {
        return CLEAR + "\u001b[?7l" + text + "\u001b[?7h";
    }

    private String taken() {
        String text = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return text;
    }
}
