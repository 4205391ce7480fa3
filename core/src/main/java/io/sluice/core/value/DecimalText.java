package io.sluice.core.value;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.Int128;
import java.math.BigDecimal;

/** DECIMAL as text, with all digits of its scale. */
public final class DecimalText {
    /** The longest text of a DECIMAL: sign, 38 digits, point, leading zero. */
    public static final int MAX_LENGTH = 41;

    private DecimalText() {}

    /**
     * A plain number in units of its last digit, without objects; {@link NumberText#BAD} for one that is not plain, has
     * more digits behind the point than the scale, or more than {@code precision} or 18 in all, and for no number at all.
     */
    public static long parsePlain(byte[] bytes, int start, int end, int precision, int scale) {
        boolean negative = start < end && bytes[start] == '-';
        int first = negative ? start + 1 : start;
        long digits = NumberText.plainDigits(bytes, first, end);
        int padding = scale - NumberText.plainFraction(bytes, first, end);
        if (digits < 0 || padding < 0 || padding > Powers.MAX_LONG) {
            return NumberText.BAD;
        }
        long factor = Powers.ofTen(padding);
        if (digits >= Powers.ofTen(Math.min(precision, Powers.MAX_LONG)) / factor) {
            return NumberText.BAD;
        }
        return negative ? -digits * factor : digits * factor;
    }

    /** Writes an unscaled number at {@code out[at]}, which needs {@link #MAX_LENGTH} bytes; gives the position behind it. */
    public static int write(long unscaled, int scale, byte[] out, int at) {
        if (scale == 0) {
            return NumberText.write(unscaled, out, at);
        }
        long power = Powers.ofTen(scale);
        int next = at;
        if (unscaled < 0) {
            out[next++] = '-';
        }
        next = NumberText.write(Math.abs(unscaled / power), out, next);
        out[next++] = '.';
        return Digits.write(Math.abs(unscaled % power), scale, out, next);
    }

    /** The number in a row of a DECIMAL column of either width. */
    public static BigDecimal of(Column column, int row, int scale) {
        return column instanceof DecimalColumn wide
                ? new BigDecimal(Int128.toBigInteger(wide.high[row], wide.low[row]), scale)
                : BigDecimal.valueOf(((LongColumn) column).values[row], scale);
    }
}
