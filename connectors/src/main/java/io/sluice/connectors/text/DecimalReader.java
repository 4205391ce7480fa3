package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DECIMAL(p, s). As in Flink, digits past the scale are rounded half up; other than in Flink, a number with too many
 * digits before the point is an error, not NULL.
 */
final class DecimalReader implements ValueReader {
    private static final int SAFE_DIGITS = 18;
    private static final long[] POWERS = powers();

    private final SqlType type;
    private final int scale;
    private final boolean isLong;
    private final long fastLimit;

    DecimalReader(SqlType type) {
        this.type = type;
        this.scale = type.scale();
        this.isLong = type.physical() == PhysicalType.LONG;
        this.fastLimit = POWERS[Math.min(type.precision(), SAFE_DIGITS)];
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        boolean negative = start < end && bytes[start] == '-';
        int p = negative ? start + 1 : start;
        if (p == end || end - p > SAFE_DIGITS) {
            return appendSlow(bytes, start, end, column);
        }
        long value = 0;
        int point = end - 1;
        for (; p < end; p++) {
            int digit = bytes[p] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[p] == '.' && point == end - 1 && end - start > (negative ? 2 : 1)) {
                point = p;
            } else {
                return appendSlow(bytes, start, end, column);
            }
        }
        return appendScaled(negative ? -value : value, end - 1 - point, bytes, start, end, column);
    }

    private boolean appendScaled(
            long value, int fractionDigits, byte[] bytes, int start, int end, ColumnBuilder column) {
        int padding = scale - fractionDigits;
        if (padding < 0 || padding > SAFE_DIGITS || Math.abs(value) >= fastLimit / POWERS[padding]) {
            return appendSlow(bytes, start, end, column);
        }
        long unscaled = value * POWERS[padding];
        if (isLong) {
            column.appendLong(unscaled);
        } else {
            column.appendDecimal(Int128.signExtend(unscaled), unscaled);
        }
        return true;
    }

    private boolean appendSlow(byte[] bytes, int start, int end, ColumnBuilder column) {
        BigDecimal number = NumberText.toBigDecimal(bytes, start, end);
        if (number == null) {
            return false;
        }
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (number.signum() == 0 || digitsBeforePoint < -scale) {
            number = BigDecimal.ZERO;
        } else if (digitsBeforePoint > type.precision()) {
            return false;
        }
        BigInteger unscaled = number.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
        if (new BigDecimal(unscaled).precision() > type.precision()) {
            return false;
        }
        if (isLong) {
            column.appendLong(unscaled.longValueExact());
        } else {
            column.appendDecimal(Int128.high(unscaled), Int128.low(unscaled));
        }
        return true;
    }

    private static long[] powers() {
        long[] powers = new long[SAFE_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    @Override
    public String expected() {
        return type.withNullable(true) + ": a number with at most " + (type.precision() - scale)
                + " digits before the point";
    }
}
