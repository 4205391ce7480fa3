package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** DECIMAL. */
final class DecimalAccessor extends ValueAccessor {
    private final int scale;

    DecimalAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
        scale = type.type().scale();
    }

    static BigDecimal value(Object raw, int scale) {
        return raw instanceof Number number
                ? BigDecimal.valueOf(number.longValue(), scale)
                : new BigDecimal(new BigInteger((String) raw), scale);
    }

    @Override
    Object object(Object raw) {
        return value(raw, scale);
    }

    @Override
    BigDecimal number(Object raw) {
        return value(raw, scale);
    }
}
