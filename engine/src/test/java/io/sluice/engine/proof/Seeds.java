package io.sluice.engine.proof;

import java.util.function.LongConsumer;

/**
 * Runs an experiment from many seeds and names the one that fails. {@code -Dsluice.proof.seeds=N} sets how many,
 * {@code -Dsluice.proof.seed=N} runs that one only.
 */
final class Seeds {
    private Seeds() {}

    /** @return how many were run; 0 when it was one alone, so that what they hit is not counted */
    static int each(int usual, LongConsumer experiment) {
        return exactly(Integer.getInteger("sluice.proof.seeds", usual), experiment);
    }

    /** The same, whatever the property for many seeds says. */
    static int exactly(int seeds, LongConsumer experiment) {
        long only = Long.getLong("sluice.proof.seed", -1);
        long first = only >= 0 ? only : 0;
        long end = only >= 0 ? only + 1 : seeds;
        for (long seed = first; seed < end; seed++) {
            try {
                experiment.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", run again alone with -Dsluice.proof.seed=" + seed + ": " + e.getMessage(),
                        e);
            }
        }
        return only >= 0 ? 0 : (int) end;
    }
}
