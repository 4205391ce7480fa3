package io.sluice.functions.library;

import io.sluice.functions.RowTime;
import java.util.Random;
import java.util.SplittableRandom;

/** The random numbers of one call in one kernel: a sequence of its own, or that of a seed. For one thread. */
public final class RandomSource {
    private final RowTime time;
    private Random seeded;
    private int seed;
    private SplittableRandom high;
    private SplittableRandom low;

    public RandomSource(RowTime time) {
        this.time = time;
    }

    /** The sequence of a seed goes on while the seed stays the same. */
    Random seeded(int newSeed) {
        if (seeded == null || seed != newSeed) {
            seeded = new Random(newSeed);
            seed = newSeed;
        }
        return seeded;
    }

    SplittableRandom unseeded() {
        if (high == null) {
            high = new SplittableRandom(time.seed());
        }
        return high;
    }

    /** A second sequence, so that two numbers have 128 bits of chance. */
    SplittableRandom second() {
        if (low == null) {
            low = new SplittableRandom(time.seed());
        }
        return low;
    }
}
