package io.sluice.core.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether, how often and how soon a failed job is started again. */
public final class RestartOptions {
    /** The strategies by Flink's names. */
    public enum Type {
        NONE,
        FIXED_DELAY,
        FAILURE_RATE,
        EXPONENTIAL_DELAY
    }

    public static final Option<Type> TYPE = new Option<>(
            "restart-strategy.type",
            "one of none, fixed-delay, failure-rate, exponential-delay",
            RestartOptions::parseType,
            null,
            "unset: none when checkpointing is off, exponential-delay without end when it is on",
            List.of("restart-strategy"));

    public static final Option<Integer> FIXED_DELAY_ATTEMPTS =
            Options.integer("restart-strategy.fixed-delay.attempts", 0, "1", "restarts before the job fails");
    public static final Option<Duration> FIXED_DELAY =
            Options.duration("restart-strategy.fixed-delay.delay", "1 s", "wait before each restart");

    public static final Option<Integer> FAILURE_RATE_MAX = Options.integer(
            "restart-strategy.failure-rate.max-failures-per-interval",
            1,
            "1",
            "more failures than this in the interval end the job");
    public static final Option<Duration> FAILURE_RATE_INTERVAL = Options.someTime(
            "restart-strategy.failure-rate.failure-rate-interval", "1 min", "the interval in which they are counted");
    public static final Option<Duration> FAILURE_RATE_DELAY =
            Options.duration("restart-strategy.failure-rate.delay", "1 s", "wait before each restart");

    public static final Option<Duration> INITIAL_BACKOFF = Options.someTime(
            "restart-strategy.exponential-delay.initial-backoff", "1 s", "wait before the first restart");
    public static final Option<Duration> MAX_BACKOFF =
            Options.someTime("restart-strategy.exponential-delay.max-backoff", "1 min", "the longest wait");
    public static final Option<Double> BACKOFF_MULTIPLIER = Options.number(
            "restart-strategy.exponential-delay.backoff-multiplier",
            "a number above 1",
            value -> value > 1 && value <= Double.MAX_VALUE,
            "1.5",
            "how much longer each wait is");
    public static final Option<Duration> RESET_THRESHOLD = Options.someTime(
            "restart-strategy.exponential-delay.reset-backoff-threshold",
            "1 h",
            "after this long without a failure the wait is short again");
    public static final Option<Double> JITTER = Options.number(
            "restart-strategy.exponential-delay.jitter-factor",
            "a number from 0 to 1",
            value -> value >= 0 && value <= 1,
            "0.1",
            "the wait varies by this part, so that many jobs do not return at once");
    public static final Option<Integer> ATTEMPTS_BEFORE_RESET = Options.integer(
            "restart-strategy.exponential-delay.attempts-before-reset-backoff",
            1,
            String.valueOf(Integer.MAX_VALUE),
            "restarts, without a reset of the wait between them, before the job fails");

    private RestartOptions() {}

    private static Type parseType(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "")) {
            case "none", "off", "disable" -> Type.NONE;
            case "fixeddelay" -> Type.FIXED_DELAY;
            case "failurerate" -> Type.FAILURE_RATE;
            case "exponentialdelay" -> Type.EXPONENTIAL_DELAY;
            default -> throw new IllegalArgumentException("'" + text + "' is not a restart strategy");
        };
    }
}
