package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.math.BigDecimal;
import java.sql.SQLException;

/** BOOLEAN, also as 0 and 1; and the type of an untyped NULL. */
final class BooleanAccessor extends ValueAccessor {
    BooleanAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
    }

    @Override
    Object object(Object raw) {
        return raw;
    }

    @Override
    BigDecimal number(Object raw) {
        return (Boolean) raw ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    @Override
    public boolean getBoolean() throws SQLException {
        Object raw = raw();
        return raw != null && (Boolean) raw;
    }
}
