package io.sluice.executor.state;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import java.util.Arrays;
import java.util.List;

/**
 * The hash of a key, a column at a time. It decides the key group of every stored key, so it is part of the snapshot
 * format and must never change. NULL hashes as 0; -0.0 as 0.0 and every NaN alike, since they group together.
 */
public final class KeyHash {
    private static final int FIRST = 17;

    private KeyHash() {}

    /** Fills {@code out[0..rowCount)} with a well-mixed hash of the key columns. */
    public static void hash(Batch batch, List<Integer> keys, int[] out) {
        int n = batch.rowCount;
        Column first = keys.size() == 1 ? batch.columns[keys.get(0)] : null;
        if (first instanceof LongColumn longs && longs.nulls == null) {
            combine(longs.values, n, out);
        } else {
            Arrays.fill(out, 0, n, FIRST);
            for (int key : keys) {
                combine(batch.columns[key], n, out);
            }
        }
        mix(out, n);
    }

    /** A single long key, without a pass to fill and one to look for NULL. */
    private static void combine(long[] values, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = FIRST * 31 + fold(values[i]);
        }
    }

    private static void mix(int[] hashes, int n) {
        for (int i = 0; i < n; i++) {
            hashes[i] = mix(hashes[i]);
        }
    }

    /** Replaces {@code hashes[0..n)} by their key groups, those of {@link #keyGroup}. */
    public static void keyGroups(int[] hashes, int n, int maxParallelism) {
        if (Integer.bitCount(maxParallelism) == 1) {
            maskedKeyGroups(hashes, n, maxParallelism - 1);
            return;
        }
        for (int i = 0; i < n; i++) {
            hashes[i] = keyGroup(hashes[i], maxParallelism);
        }
    }

    /** Without a division, and nothing else that keeps the compiler from doing several rows at once. */
    private static void maskedKeyGroups(int[] hashes, int n, int mask) {
        for (int i = 0; i < n; i++) {
            hashes[i] = Math.abs(spread(hashes[i])) & mask;
        }
    }

    /** The key group of a hash, as Flink computes it from a key's hash; {@code maxParallelism} is the number of groups. */
    public static int keyGroup(int hash, int maxParallelism) {
        int h = spread(hash);
        return (h == Integer.MIN_VALUE ? 0 : Math.abs(h)) % maxParallelism;
    }

    private static int spread(int hash) {
        int h = hash * 0xcc9e2d51;
        h = Integer.rotateLeft(h, 15) * 0x1b873593;
        h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
        return mix(h ^ 4);
    }

    /** The finaliser of MurmurHash3 (Austin Appleby, public domain). */
    private static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }

    private static void combine(Column column, int n, int[] out) {
        switch (column.physical()) {
            case BOOLEAN -> combine(((BooleanColumn) column).values, column.nulls, n, out);
            case INT -> combine(((IntColumn) column).values, column.nulls, n, out);
            case LONG -> combine(((LongColumn) column).values, column.nulls, n, out);
            case FLOAT -> combine(((FloatColumn) column).values, column.nulls, n, out);
            case DOUBLE -> combine(((DoubleColumn) column).values, column.nulls, n, out);
            case DECIMAL128 -> combine((DecimalColumn) column, n, out);
            case BYTES -> combine((VarcharColumn) column, n, out);
        }
    }

    private static void combine(boolean[] values, boolean[] nulls, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] * 31 + (nulls != null && nulls[i] ? 0 : values[i] ? 1231 : 1237);
        }
    }

    private static void combine(int[] values, boolean[] nulls, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] * 31 + (nulls != null && nulls[i] ? 0 : mix(values[i]));
        }
    }

    private static void combine(long[] values, boolean[] nulls, int n, int[] out) {
        if (nulls == null) {
            for (int i = 0; i < n; i++) {
                out[i] = out[i] * 31 + fold(values[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            out[i] = out[i] * 31 + (nulls[i] ? 0 : fold(values[i]));
        }
    }

    private static void combine(float[] values, boolean[] nulls, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] * 31 + (nulls != null && nulls[i] ? 0 : Float.floatToIntBits(values[i] + 0.0f));
        }
    }

    private static void combine(double[] values, boolean[] nulls, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToLongBits(values[i] + 0.0);
            out[i] = out[i] * 31 + (nulls != null && nulls[i] ? 0 : fold(bits));
        }
    }

    private static void combine(DecimalColumn column, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            int h = fold(column.high[i]) * 31 + fold(column.low[i]);
            out[i] = out[i] * 31 + (column.isNull(i) ? 0 : h);
        }
    }

    private static void combine(VarcharColumn column, int n, int[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] * 31 + (column.isNull(i) ? 0 : bytes(column.heap, column.starts[i], column.lengths[i]));
        }
    }

    private static int fold(long value) {
        long h = value * 0x9E3779B97F4A7C15L;
        return (int) (h ^ (h >>> 32));
    }

    private static int bytes(byte[] heap, int start, int length) {
        int h = 0;
        for (int i = start, end = start + length; i < end; i++) {
            h = h * 31 + heap[i];
        }
        return h;
    }
}
