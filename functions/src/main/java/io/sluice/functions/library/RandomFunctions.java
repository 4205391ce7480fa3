package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.UUID;

/** RAND, RAND_INTEGER and UUID. With a seed the sequence is that of {@link java.util.Random}, as in Flink. */
public final class RandomFunctions {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private RandomFunctions() {}

    public static double rand(RandomSource source) {
        return source.unseeded().nextDouble();
    }

    public static double rand(int seed, RandomSource source) {
        return source.seeded(seed).nextDouble();
    }

    public static int randInteger(int bound, RandomSource source) {
        checkBound(bound);
        return source.unseeded().nextInt(bound);
    }

    public static int randInteger(int seed, int bound, RandomSource source) {
        checkBound(bound);
        return source.seeded(seed).nextInt(bound);
    }

    private static void checkBound(int bound) {
        if (bound <= 0) {
            throw Failures.invalidArgument("the bound of RAND_INTEGER is " + bound + ", which is not above 0");
        }
    }

    public static void uuid(RandomSource source, Result r) {
        long high = source.unseeded().nextLong() & ~0xF000L | VERSION_4;
        long low = source.second().nextLong() & 0x3FFFFFFFFFFFFFFFL | VARIANT;
        r.setBytes(Utf8.bytes(new UUID(high, low).toString()));
    }
}
