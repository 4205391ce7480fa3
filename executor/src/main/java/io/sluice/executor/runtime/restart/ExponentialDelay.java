package io.sluice.executor.runtime.restart;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Each wait is longer than the one before, up to a bound, until the job has run long enough without a failure. The wait
 * varies by a random part, never below the first wait nor above the longest, as Flink's.
 */
final class ExponentialDelay implements RestartStrategy {
    /** Beyond any bound that can be set, and far from where adding to it overflows. */
    private static final double ENDLESS_MILLIS = 1e17;

    private final Backoff backoff;
    private final SplittableRandom random;
    private boolean hasFailed;
    private long restartMillis;
    private int attempts;

    ExponentialDelay(Backoff backoff, long seed) {
        this.backoff = backoff;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public OptionalLong onFailure(long nowMillis) {
        if (hasFailed && nowMillis - restartMillis >= backoff.resetThresholdMillis()) {
            attempts = 0;
        }
        if (attempts >= backoff.attemptsBeforeReset()) {
            return OptionalLong.empty();
        }
        long wait = nextWait();
        attempts++;
        hasFailed = true;
        restartMillis = nowMillis + wait;
        return OptionalLong.of(wait);
    }

    private long nextWait() {
        double grown = backoff.initialMillis() * Math.pow(backoff.multiplier(), attempts);
        long wait = (long) Math.min(grown, ENDLESS_MILLIS);
        long spread = (long) (wait * backoff.jitter());
        long varied = spread == 0 ? wait : wait + random.nextLong(-spread, spread + 1);
        return Math.max(backoff.initialMillis(), Math.min(varied, backoff.mostMillis()));
    }
}
