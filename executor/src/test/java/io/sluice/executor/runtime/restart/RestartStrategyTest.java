package io.sluice.executor.runtime.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.settings.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences of failure times, in milliseconds, and the waits that follow; {@code end} is the end of the job. */
class RestartStrategyTest {
    private static RestartStrategy strategy(String settings, boolean checkpointing) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.isEmpty() ? new String[0] : settings.split(";")) {
            values.put("restart-strategy." + setting.split("=")[0].trim(), setting.split("=")[1].trim());
        }
        return RestartStrategy.Settings.from(Settings.of(values)).create(checkpointing, 7);
    }

    private static String waits(RestartStrategy strategy, String failures) {
        return Arrays.stream(failures.trim().split(" "))
                .map(at -> strategy.onFailure(Long.parseLong(at)))
                .map(wait -> wait.isPresent() ? String.valueOf(wait.getAsLong()) : "end")
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            type=none                                                     | 0                      | end
            type=off                                                      | 0                      | end
            type=disable                                                  | 0                      | end
            type=fixed-delay                                              | 0 5000                 | 1000 end
            type=fixeddelay;fixed-delay.attempts=0                        | 0                      | end
            type=fixed-delay;fixed-delay.attempts=3                       | 0 0 0 0                | 1000 1000 1000 end
            type=fixed-delay;fixed-delay.attempts=2;fixed-delay.delay=5 s | 0 9999999 99999999     | 5000 5000 end
            type=failure-rate                                             | 0 100                  | 1000 end
            type=failure-rate                                             | 0 60000                | 1000 end
            type=failure-rate                                             | 0 60001                | 1000 1000
            type=failure-rate                                             | 0 60001 120002 120003  | 1000 1000 1000 end
            type=failurerate;failure-rate.max-failures-per-interval=3     | 0 1 2 3                | 1000 1000 1000 end
            type=failure-rate;failure-rate.max-failures-per-interval=2;failure-rate.failure-rate-interval=10 s | 0 5000 10001 15002 15003 | 1000 1000 1000 1000 end
            type=failure-rate;failure-rate.delay=0 ms                     | 0 1                    | 0 end
            type=exponential-delay;exponential-delay.jitter-factor=0      | 0 1000 3000 6000       | 1000 1500 2250 3375
            type=exponentialdelay;exponential-delay.jitter-factor=0;exponential-delay.max-backoff=2 s | 0 0 0 0 | 1000 1500 2000 2000
            type=exponential-delay;exponential-delay.jitter-factor=0;exponential-delay.backoff-multiplier=2 | 0 0 0 | 1000 2000 4000
            type=exponential-delay;exponential-delay.jitter-factor=0;exponential-delay.initial-backoff=7 ms | 0 0 | 7 11
            type=exponential-delay;exponential-delay.jitter-factor=0      | 0 3600999 3602499      | 1000 1500 2250
            type=exponential-delay;exponential-delay.jitter-factor=0      | 0 3601000 3601000      | 1000 1000 1500
            type=exponential-delay;exponential-delay.jitter-factor=0;exponential-delay.attempts-before-reset-backoff=2 | 0 0 0 | 1000 1500 end
            type=exponential-delay;exponential-delay.jitter-factor=0;exponential-delay.attempts-before-reset-backoff=1 | 0 3601000 3601001 | 1000 1000 end
            """)
    void sequences(String settings, String failures, String waits) {
        assertEquals(waits.trim(), waits(strategy(settings.trim(), true), failures));
    }

    @Test
    void unsetMeansNoneWithoutCheckpointsAndExponentialWithThem() {
        assertEquals(OptionalLong.empty(), strategy("", false).onFailure(0));
        RestartStrategy strategy = strategy("", true);
        for (int i = 0; i < 1000; i++) {
            assertTrue(strategy.onFailure(i * 60_000L).isPresent());
        }
    }

    @Test
    void jitterStaysWithinItsPartAndRepeats() {
        String first = waits(strategy("type=exponential-delay", true), "0 0 0 0 0");
        assertEquals(first, waits(strategy("type=exponential-delay", true), "0 0 0 0 0"));
        long wait = Long.parseLong(first.split(" ")[0]);
        assertTrue(wait >= 900 && wait <= 1100 && wait != 1000, first);
    }
}
