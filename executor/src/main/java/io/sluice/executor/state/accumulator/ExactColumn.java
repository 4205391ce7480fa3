package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import java.math.BigInteger;

/** The column of {@link ExactResult}s under construction. */
final class ExactColumn {
    private final ExactResult result;
    private final PhysicalType physical;
    private final long leastLong;
    private final long greatestLong;
    private final long[] lows;
    private final long[] highs;
    private boolean[] nulls;

    ExactColumn(ExactResult result, int count) {
        this.result = result;
        physical = result.type().physical();
        lows = new long[count];
        highs = physical == PhysicalType.DECIMAL128 ? new long[count] : null;
        leastLong = result.least().bitLength() < 64 ? result.least().longValue() : Long.MIN_VALUE;
        greatestLong = result.greatest().bitLength() < 64 ? result.greatest().longValue() : Long.MAX_VALUE;
    }

    /** Sets row {@code i} from a sum that fits a long: without objects where no scaling is needed. */
    void put(int i, long sum, long count) {
        if (count == 0) {
            setNull(i);
            return;
        }
        boolean plain = !result.average() || (!result.isDecimal() && (sum != Long.MIN_VALUE || count != -1));
        if (!plain || !result.scaleUp().equals(BigInteger.ONE)) {
            put(i, BigInteger.valueOf(sum), count);
            return;
        }
        long value = result.average() ? sum / count : sum;
        if (value < leastLong || value > greatestLong) {
            put(i, BigInteger.valueOf(sum), count);
            return;
        }
        lows[i] = value;
        if (highs != null) {
            highs[i] = Int128.signExtend(value);
        }
    }

    void put(int i, BigInteger sum, long count) {
        BigInteger value = count == 0 ? null : result.of(sum, count);
        if (value == null) {
            setNull(i);
            return;
        }
        lows[i] = Int128.low(value);
        if (highs != null) {
            highs[i] = Int128.high(value);
        }
    }

    /** Sets row {@code i} to a value in the scale of the result; null for NULL. */
    void put(int i, BigInteger value) {
        if (value == null) {
            setNull(i);
        } else {
            put(i, value, 1);
        }
    }

    private void setNull(int i) {
        if (nulls == null) {
            nulls = new boolean[lows.length];
        }
        nulls[i] = true;
    }

    Column build() {
        return switch (physical) {
            case INT -> new IntColumn(toInts(lows), nulls);
            case LONG -> new LongColumn(lows, nulls);
            case DECIMAL128 -> new DecimalColumn(highs, lows, nulls);
            case BOOLEAN, FLOAT, DOUBLE, BYTES -> throw new IllegalStateException("not exact: " + physical);
        };
    }

    private static int[] toInts(long[] values) {
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (int) values[i];
        }
        return out;
    }
}
