package io.sluice.executor.runtime.restart;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.RestartOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Decides whether and when a failed job runs again. Pure: it sees only the times of failures. One instance belongs to
 * one job and is called by one thread at a time.
 */
public sealed interface RestartStrategy
        permits RestartStrategy.Never, RestartStrategy.FixedDelay, RestartStrategy.BoundedRate, ExponentialDelay {
    /**
     * A failure that may be restarted has happened.
     *
     * @param nowMillis never before that of an earlier call
     * @return how many milliseconds to wait before the restart; empty when the job has failed for good
     */
    OptionalLong onFailure(long nowMillis);

    /**
     * The settings of all strategies.
     *
     * @param type null: none without checkpointing, else exponential delay
     */
    record Settings(
            RestartOptions.Type type, int attempts, long fixedDelayMillis, FailureRate failureRate, Backoff backoff) {
        public static Settings from(io.sluice.core.settings.Settings settings) {
            return new Settings(
                    settings.get(RestartOptions.TYPE),
                    settings.get(RestartOptions.FIXED_DELAY_ATTEMPTS),
                    settings.get(RestartOptions.FIXED_DELAY).toMillis(),
                    new FailureRate(
                            settings.get(RestartOptions.FAILURE_RATE_MAX),
                            settings.get(RestartOptions.FAILURE_RATE_INTERVAL).toMillis(),
                            settings.get(RestartOptions.FAILURE_RATE_DELAY).toMillis()),
                    new Backoff(
                            settings.get(RestartOptions.INITIAL_BACKOFF).toMillis(),
                            settings.get(RestartOptions.MAX_BACKOFF).toMillis(),
                            settings.get(RestartOptions.BACKOFF_MULTIPLIER),
                            settings.get(RestartOptions.RESET_THRESHOLD).toMillis(),
                            settings.get(RestartOptions.JITTER),
                            settings.get(RestartOptions.ATTEMPTS_BEFORE_RESET)));
        }

        /**
         * @param seed of the jitter, so that a simulation repeats
         * @throws SluiceException {@link ErrorCode#INVALID_SETTING} when the first wait would be above the longest; not
         *     before a job begins, since one of the two is set before the other
         */
        public RestartStrategy create(boolean checkpointing, long seed) {
            RestartOptions.Type chosen = type != null
                    ? type
                    : checkpointing ? RestartOptions.Type.EXPONENTIAL_DELAY : RestartOptions.Type.NONE;
            return switch (chosen) {
                case NONE -> new Never();
                case FIXED_DELAY -> new FixedDelay(attempts, fixedDelayMillis);
                case FAILURE_RATE -> new BoundedRate(failureRate);
                case EXPONENTIAL_DELAY -> new ExponentialDelay(backoff.checked(), seed);
            };
        }
    }

    /** More than {@code mostFailures} within {@code intervalMillis} end the job. */
    record FailureRate(int mostFailures, long intervalMillis, long delayMillis) {}

    /** How waits grow; see the options of the same names. */
    record Backoff(
            long initialMillis,
            long mostMillis,
            double multiplier,
            long resetThresholdMillis,
            double jitter,
            int attemptsBeforeReset) {
        private Backoff checked() {
            if (initialMillis > mostMillis) {
                throw SluiceException.of(
                                ErrorCode.INVALID_SETTING,
                                "'" + RestartOptions.INITIAL_BACKOFF.key() + "' is " + initialMillis
                                        + " ms, longer than '" + RestartOptions.MAX_BACKOFF.key() + "', " + mostMillis
                                        + " ms")
                        .expected("a first wait that is not longer than the longest");
            }
            return this;
        }
    }

    /** The first failure is the last. */
    record Never() implements RestartStrategy {
        @Override
        public OptionalLong onFailure(long nowMillis) {
            return OptionalLong.empty();
        }
    }

    /** A number of restarts, each after the same wait. */
    final class FixedDelay implements RestartStrategy {
        private final long delayMillis;
        private int attemptsLeft;

        FixedDelay(int attempts, long delayMillis) {
            this.attemptsLeft = attempts;
            this.delayMillis = delayMillis;
        }

        @Override
        public OptionalLong onFailure(long nowMillis) {
            return attemptsLeft-- > 0 ? OptionalLong.of(delayMillis) : OptionalLong.empty();
        }
    }

    /** Restarts until failures come too often. */
    final class BoundedRate implements RestartStrategy {
        private final FailureRate rate;
        private final Deque<Long> failures = new ArrayDeque<>();

        BoundedRate(FailureRate rate) {
            this.rate = rate;
        }

        @Override
        public OptionalLong onFailure(long nowMillis) {
            while (!failures.isEmpty() && nowMillis - failures.peekFirst() > rate.intervalMillis()) {
                failures.removeFirst();
            }
            failures.addLast(nowMillis);
            return failures.size() > rate.mostFailures() ? OptionalLong.empty() : OptionalLong.of(rate.delayMillis());
        }
    }
}
