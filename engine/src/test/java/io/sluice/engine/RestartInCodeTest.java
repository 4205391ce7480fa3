package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FaultyFileSystem.Operation;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.settings.Settings;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The embedded engine, given a restart strategy in code: how often and when a job tries, by a clock that it is given. */
class RestartInCodeTest {
    private static final String SCRIPT =
            """
            CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'numbers.csv', 'format' = 'csv');
            CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO nowhere SELECT n FROM numbers;
            """;
    private static final int MOST_STEPS = 10_000;

    private final MemoryFileSystem files = new MemoryFileSystem();
    private final SeededScheduler scheduler = new SeededScheduler(1);
    private final List<Long> triedAtMillis = new ArrayList<>();

    private void before(Operation operation, String path) throws IOException {
        if (operation == Operation.OPEN && path.endsWith("numbers.csv")) {
            triedAtMillis.add(scheduler.clock().nanos() / 1_000_000);
            throw new IOException("the disk does not answer");
        }
    }

    /** The seconds between attempts. */
    private List<Long> waits(Settings settings, String script) throws IOException {
        try (WritableFile file = files.create("numbers.csv")) {
            file.write(new byte[] {'1', '\n'}, 0, 2);
        }
        Engine engine = new Engine(
                new Engine.Surroundings(new FaultyFileSystem(files, this::before), scheduler.clock(), System.out),
                scheduler);
        Session session = engine.openSession(settings, Session.Mode.PROMPT, warning -> {});
        session.execute(script);
        scheduler.runUntil(() -> session.progress().isEmpty(), MOST_STEPS);
        SluiceException failure = assertThrows(SluiceException.class, session::awaitJobs);
        assertEquals(ErrorCode.IO_ERROR, failure.code());
        List<Long> seconds = new ArrayList<>();
        for (int i = 1; i < triedAtMillis.size(); i++) {
            seconds.add((triedAtMillis.get(i) - triedAtMillis.get(i - 1)) / 1000);
        }
        return seconds;
    }

    @Test
    void theSettingsOfASession() throws IOException {
        Settings settings = Settings.of(Map.of(
                "restart-strategy.type", "failure-rate",
                "restart-strategy.failure-rate.max-failures-per-interval", "3",
                "restart-strategy.failure-rate.delay", "5 s"));
        assertEquals(List.of(5L, 5L, 5L), waits(settings, SCRIPT));
    }

    @Test
    void anOlderNameInTheSettingsOfASession() throws IOException {
        Settings settings = Settings.of(Map.of(
                "restart-strategy", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "2",
                "restart-strategy.fixed-delay.delay", "9 s"));
        assertEquals(List.of(9L, 9L), waits(settings, SCRIPT));
    }

    @Test
    void setOverTheSettingsOfASession() throws IOException {
        Settings settings = Settings.of(Map.of("restart-strategy.type", "none"));
        String set =
                """
                SET 'restart-strategy.type' = 'exponential-delay';
                SET 'restart-strategy.exponential-delay.max-backoff' = '500 ms';
                SET 'restart-strategy.exponential-delay.initial-backoff' = '4 s';
                SET 'restart-strategy.exponential-delay.max-backoff' = '1 min';
                SET 'restart-strategy.exponential-delay.backoff-multiplier' = '2';
                SET 'restart-strategy.exponential-delay.jitter-factor' = '0';
                SET 'restart-strategy.exponential-delay.attempts-before-reset-backoff' = '3';
                """;
        assertEquals(List.of(4L, 8L, 16L), waits(settings, set + SCRIPT));
    }

    @Test
    void waitsThatCannotBeMeantAreRefusedByTheStatementThatStartsTheJob() {
        Settings settings = Settings.of(Map.of(
                "restart-strategy.type", "exponential-delay",
                "restart-strategy.exponential-delay.initial-backoff", "2 min"));
        SluiceException e = assertThrows(SluiceException.class, () -> waits(settings, SCRIPT));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertTrue(e.getMessage().contains("restart-strategy.exponential-delay.max-backoff"), e.getMessage());
        assertTrue(e.position().isPresent());
    }
}
