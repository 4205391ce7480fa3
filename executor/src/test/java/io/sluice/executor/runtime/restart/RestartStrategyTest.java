package io.sluice.executor.runtime.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Durations;
import io.sluice.core.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences of failures and what follows each, from {@code sequences.txt}; a table of values that are refused. */
class RestartStrategyTest {
    private static final int FEWEST_SEQUENCES = 40;
    private static final int SEEDS = 200;
    private static final String RESTART = "restart after ";

    static Stream<String> sequences() throws IOException {
        try (InputStream in = RestartStrategyTest.class.getResourceAsStream("sequences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    private static RestartStrategy strategy(String settings, long seed) {
        Settings values = Settings.EMPTY;
        boolean checkpointing = false;
        for (String setting : settings.split(";")) {
            String key = setting.split("=")[0].trim();
            String value = setting.split("=")[1].trim();
            if (key.equals("checkpointing")) {
                checkpointing = value.equals("on");
            } else {
                values = values.with("restart-strategy." + key, value);
            }
        }
        return RestartStrategy.Settings.from(values).create(checkpointing, seed);
    }

    private static long millis(String duration) {
        return Durations.parse(duration).toMillis();
    }

    @Test
    void thereAreManySequences() throws IOException {
        assertTrue(sequences().count() >= FEWEST_SEQUENCES);
        assertEquals(sequences().count(), sequences().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void eachFailureIsFollowedByWhatTheTableSays(String line) {
        String[] parts = line.split("\\|");
        String[] failures = parts[1].split(",");
        String[] outcomes = parts[2].split(";");
        assertEquals(failures.length, outcomes.length, line);
        for (long seed = 0; seed < SEEDS; seed++) {
            RestartStrategy strategy = strategy(parts[0], seed);
            for (int i = 0; i < failures.length; i++) {
                OptionalLong wait = strategy.onFailure(millis(failures[i]));
                assertOutcome(outcomes[i].trim(), wait, line + ", failure " + (i + 1) + ", seed " + seed);
            }
        }
    }

    private static void assertOutcome(String expected, OptionalLong wait, String where) {
        if (expected.equals("give up")) {
            assertEquals(OptionalLong.empty(), wait, where);
            return;
        }
        assertTrue(expected.startsWith(RESTART), where);
        String[] bounds = expected.substring(RESTART.length()).split(" \\.\\. ");
        long least = millis(bounds[0]);
        long most = millis(bounds[bounds.length - 1]);
        assertTrue(wait.isPresent(), where + ": gave up");
        assertTrue(wait.getAsLong() >= least && wait.getAsLong() <= most, where + ": waits " + wait.getAsLong());
    }

    @Test
    void whatIsUnsetWithCheckpointsNeverEnds() {
        RestartStrategy strategy = strategy("checkpointing = on", 7);
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            long wait = strategy.onFailure(now).orElseThrow();
            assertTrue(wait >= 1000 && wait <= 60_000, "wait " + i + " is " + wait);
            now += wait;
        }
    }

    @Test
    void theRandomPartRepeatsWithItsSeedAndFillsItsRange() {
        TreeSet<Long> seen = new TreeSet<>();
        for (long seed = 0; seed < 2000; seed++) {
            RestartStrategy strategy = strategy("type = exponential-delay", seed);
            RestartStrategy same = strategy("type = exponential-delay", seed);
            assertEquals(strategy.onFailure(0), same.onFailure(0));
            long second = strategy.onFailure(2000).orElseThrow();
            assertEquals(second, same.onFailure(2000).orElseThrow());
            seen.add(second);
        }
        assertEquals(1350, seen.first(), 5);
        assertEquals(1650, seen.last(), 5);
    }

    @Test
    void theFirstWaitIsNotLongerThanTheLongest() {
        SluiceException e = assertThrows(
                SluiceException.class,
                () -> strategy("type = exponential-delay; exponential-delay.initial-backoff = 2 min", 1));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertEquals(
                "'restart-strategy.exponential-delay.initial-backoff' is 120000 ms, longer than"
                        + " 'restart-strategy.exponential-delay.max-backoff', 60000 ms",
                e.getMessage());
        assertNotEquals(
                OptionalLong.empty(),
                strategy("type = fixed-delay; exponential-delay.initial-backoff = 2 min", 1)
                        .onFailure(0));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aBadValueNamesWhatIsAccepted(String setting, String accepted) {
        SluiceException e = assertThrows(SluiceException.class, () -> strategy(setting, 1));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertEquals(accepted, e.expected().orElseThrow());
        String[] parts = setting.split(" = ");
        String told = "'restart-strategy." + parts[0] + "' = '" + parts[1].trim() + "': ";
        assertTrue(e.getMessage().startsWith(told), e.getMessage());
    }

    static Stream<Object[]> refused() {
        String types = "one of none, fixed-delay, failure-rate, exponential-delay";
        String duration = "a duration such as '10 s' or '5 min'";
        String someTime = "a duration of 1 ms or more, such as '10 s' or '5 min'";
        List<Object[]> rows = new ArrayList<>();
        for (String type : List.of("default", "always", "fixed", "no-restart")) {
            rows.add(new Object[] {"type = " + type, types});
        }
        rows.add(new Object[] {"fixed-delay.attempts = -1", "a whole number, 0 or more"});
        rows.add(new Object[] {"fixed-delay.attempts = many", "a whole number, 0 or more"});
        rows.add(new Object[] {"fixed-delay.attempts = 2147483648", "a whole number, 0 or more"});
        rows.add(new Object[] {"fixed-delay.delay = soon", duration});
        rows.add(new Object[] {"fixed-delay.delay = -1 s", duration});
        rows.add(new Object[] {"fixed-delay.delay = 10 lightyears", duration});
        rows.add(new Object[] {"fixed-delay.delay = 99999999999999999 d", duration});
        rows.add(new Object[] {"fixed-delay.delay = 36501 d", duration});
        rows.add(new Object[] {"failure-rate.max-failures-per-interval = 0", "a whole number, 1 or more"});
        rows.add(new Object[] {"failure-rate.failure-rate-interval = 0 s", someTime});
        rows.add(new Object[] {"failure-rate.delay = x", duration});
        rows.add(new Object[] {"exponential-delay.initial-backoff = 0 ms", someTime});
        rows.add(new Object[] {"exponential-delay.initial-backoff = 900 us", someTime});
        rows.add(new Object[] {"exponential-delay.max-backoff = 0 ms", someTime});
        rows.add(new Object[] {"exponential-delay.reset-backoff-threshold = 0 ms", someTime});
        for (String multiplier : List.of("1", "0.5", "-2", "NaN", "Infinity", "x")) {
            rows.add(new Object[] {"exponential-delay.backoff-multiplier = " + multiplier, "a number above 1"});
        }
        for (String jitter : List.of("-0.1", "1.1", "NaN", "10%")) {
            rows.add(new Object[] {"exponential-delay.jitter-factor = " + jitter, "a number from 0 to 1"});
        }
        rows.add(new Object[] {"exponential-delay.attempts-before-reset-backoff = 0", "a whole number, 1 or more"});
        return rows.stream();
    }
}
