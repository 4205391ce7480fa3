package io.sluice.driver.value;

import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.ColumnType;
import java.math.BigDecimal;
import java.sql.SQLException;

/** TINYINT to BIGINT. */
final class IntegerAccessor extends ValueAccessor {
    private final boolean isLong;

    IntegerAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
        isLong = type.type().root() == TypeRoot.BIGINT;
    }

    @Override
    Object object(Object raw) {
        Number number = (Number) raw;
        return isLong ? (Object) number.longValue() : (Object) number.intValue();
    }

    @Override
    BigDecimal number(Object raw) {
        return BigDecimal.valueOf(((Number) raw).longValue());
    }

    @Override
    long whole(long least, long most, String what) throws SQLException {
        Object raw = raw();
        long value = raw == null ? 0 : ((Number) raw).longValue();
        if (value < least || value > most) {
            throw outOfRange(raw, what);
        }
        return value;
    }
}
