package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FaultyFileSystem.Operation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Restart strategies given in each way that settings can be: each makes a job that fails try as often as it says. */
class RestartSettingsTest {
    private static final String SCRIPT =
            """
            CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'numbers.csv', 'format' = 'csv');
            CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO nowhere SELECT n FROM numbers;
            """;
    private static final String SET =
            """
            SET 'restart-strategy.type' = 'fixed-delay';
            SET 'restart-strategy.fixed-delay.attempts' = '3';
            SET 'restart-strategy.fixed-delay.delay' = '0 ms';
            """;

    private final CommandLine line = new CommandLine();
    private int attempts;

    RestartSettingsTest() {
        line.file("numbers.csv", "1\n2\n");
        line.disk = below -> new FaultyFileSystem(below, this::before);
    }

    /** The input cannot be opened: each attempt of the job tries once. */
    private void before(Operation operation, String path) throws IOException {
        if (operation == Operation.OPEN && path.endsWith("numbers.csv")) {
            attempts++;
            throw new IOException("the disk does not answer");
        }
    }

    private void assertAttempts(int expected, String... words) {
        assertEquals(1, line.run(words), line.err());
        assertTrue(line.err().contains("the disk does not answer"), line.err());
        assertEquals(expected, attempts, line.err());
    }

    @Test
    void unsetAJobFailsAtOnce() {
        assertAttempts(1, "-e", SCRIPT);
    }

    @Test
    void withSet() {
        assertAttempts(4, "-e", SET + SCRIPT);
    }

    @Test
    void withAnOlderNameInSet() {
        assertAttempts(4, "-e", SET.replace("restart-strategy.type", "restart-strategy") + SCRIPT);
    }

    @Test
    void withAFileOfSettings() {
        line.file(
                "mine.yaml",
                """
                restart-strategy:
                  type: fixed-delay
                  fixed-delay:
                    attempts: 3
                    delay: 0 ms
                """);
        assertAttempts(4, "--config", "mine.yaml", "-e", SCRIPT);
    }

    @Test
    void withAnOlderNameInTheFileThatIsReadByItself() {
        line.file(
                "home/conf/sluice.yaml",
                """
                restart-strategy: fixed-delay
                restart-strategy.fixed-delay.attempts: 3
                restart-strategy.fixed-delay.delay: 0 ms
                """);
        assertAttempts(4, "-e", SCRIPT);
    }

    @Test
    void withWordsOfTheCommandLine() {
        assertAttempts(
                4,
                "-Drestart-strategy.type=fixed-delay",
                "-D",
                "restart-strategy.fixed-delay.attempts=3",
                "-D",
                "restart-strategy.fixed-delay.delay=0 ms",
                "-e",
                SCRIPT);
    }

    @Test
    void theNearestWins() {
        line.file("mine.yaml", "restart-strategy.type: fixed-delay\nrestart-strategy.fixed-delay.attempts: 9\n");
        assertAttempts(
                3,
                "--config",
                "mine.yaml",
                "-D",
                "restart-strategy.fixed-delay.attempts=7",
                "-D",
                "restart-strategy.fixed-delay.delay=0 ms",
                "-e",
                "SET 'restart-strategy.fixed-delay.attempts' = '2';" + SCRIPT);
    }

    @Test
    void aBadValueIsToldWhereItStandsWithWhatIsAccepted() {
        assertEquals(1, line.run("-e", "SET 'restart-strategy.type' = 'default';"));
        assertTrue(line.err().contains("one of none, fixed-delay, failure-rate, exponential-delay"), line.err());
        assertEquals(2, line.run("-D", "restart-strategy.fixed-delay.attempts=-1", "-e", "SET"));
        assertTrue(line.err().contains("a whole number, 0 or more"), line.err());
        line.file("mine.yaml", "restart-strategy.exponential-delay.jitter-factor: 2\n");
        assertEquals(2, line.run("--config", "mine.yaml", "-e", "SET"));
        assertTrue(line.err().contains("mine.yaml"), line.err());
        assertTrue(line.err().contains("a number from 0 to 1"), line.err());
    }

    @Test
    void aMisspeltKeyNamesTheNearest() {
        assertEquals(1, line.run("-e", "SET 'restart-strategy.fixed-delay.attempt' = '3';"));
        assertTrue(line.err().contains("did you mean 'restart-strategy.fixed-delay.attempts'?"), line.err());
    }
}
