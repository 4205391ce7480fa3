package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.DecimalText;
import io.sluice.core.value.Int128Math;
import io.sluice.core.value.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DECIMAL(p, s). As in Flink, digits past the scale are rounded half up; other than in Flink, a number with too many
 * digits before the point is an error, not NULL.
 */
final class DecimalReader implements ValueReader {
    private final SqlType type;
    private final int scale;
    private final boolean isLong;

    DecimalReader(SqlType type) {
        this.type = type;
        this.scale = type.scale();
        this.isLong = type.physical() == PhysicalType.LONG;
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        long unscaled = DecimalText.parsePlain(bytes, start, end, type.precision(), scale);
        if (unscaled == NumberText.BAD) {
            return appendSlow(bytes, start, end, column);
        }
        if (isLong) {
            column.appendLong(unscaled);
        } else {
            column.appendDecimal(Int128.signExtend(unscaled), unscaled);
        }
        return true;
    }

    private boolean appendSlow(byte[] bytes, int start, int end, ColumnBuilder column) {
        BigDecimal number = WholeNumber.bounded(bytes, start, end);
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
        if (!Int128Math.fits(unscaled, type.precision())) {
            return false;
        }
        if (isLong) {
            column.appendLong(unscaled.longValueExact());
        } else {
            column.appendDecimal(Int128.high(unscaled), Int128.low(unscaled));
        }
        return true;
    }

    @Override
    public String expected() {
        return type.withNullable(true) + ": a number with at most " + (type.precision() - scale)
                + " digits before the point";
    }
}
