package io.sluice.executor.runtime.restart;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Each wait is longer than the one before, up to a bound, until the job has run long enough without a failure. */
final class ExponentialDelay implements RestartStrategy {
    private final Backoff backoff;
    private final SplittableRandom random;
    private double nextMillis;
    private long lastFailureMillis = Long.MIN_VALUE;
    private long lastDelayMillis;
    private int attempts;

    ExponentialDelay(Backoff backoff, long seed) {
        this.backoff = backoff;
        this.random = new SplittableRandom(seed);
        this.nextMillis = backoff.initialMillis();
    }

    @Override
    public OptionalLong onFailure(long nowMillis) {
        boolean first = lastFailureMillis == Long.MIN_VALUE;
        long ranFor = first ? 0 : nowMillis - lastFailureMillis - lastDelayMillis;
        if (ranFor >= backoff.resetThresholdMillis()) {
            nextMillis = backoff.initialMillis();
            attempts = 0;
        }
        if (attempts++ >= backoff.attemptsBeforeReset()) {
            return OptionalLong.empty();
        }
        double wait = Math.min(nextMillis, backoff.mostMillis());
        nextMillis = Math.min(nextMillis * backoff.multiplier(), backoff.mostMillis());
        double spread = wait * backoff.jitter();
        lastDelayMillis = Math.max(0, Math.round(wait + (spread == 0 ? 0 : random.nextDouble(-spread, spread))));
        lastFailureMillis = nowMillis;
        return OptionalLong.of(lastDelayMillis);
    }
}
