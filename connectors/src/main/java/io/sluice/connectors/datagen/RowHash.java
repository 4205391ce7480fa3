package io.sluice.connectors.datagen;

/**
 * Random numbers by position instead of by state: the output function of SplitMix64 (G. Steele, D. Lea, C. Flood, Fast
 * Splittable Pseudorandom Number Generators, 2014) over the row number, in a stream per seed and column.
 */
final class RowHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private RowHash() {}

    /** The stream of a column; {@code use} tells several streams of one column apart. */
    static long stream(long seed, int column, int use) {
        return mix(mix(seed + GOLDEN) + (column * 64L + use) * GOLDEN);
    }

    static long at(long stream, long row) {
        return mix(stream + row * GOLDEN);
    }

    /** A number from 0 to {@code bound}, exclusive; {@code bound} is unsigned and 0 stands for 2^64. */
    static long below(long hash, long bound) {
        return bound == 0 ? hash : unsignedHigh(hash, bound);
    }

    /** A number from 0 to 1, exclusive. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
