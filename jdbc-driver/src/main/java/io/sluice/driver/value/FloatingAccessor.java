package io.sluice.driver.value;

import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.ColumnType;
import java.math.BigDecimal;
import java.sql.SQLException;

/** FLOAT and DOUBLE. */
final class FloatingAccessor extends ValueAccessor {
    private final boolean isFloat;

    FloatingAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
        isFloat = type.type().root() == TypeRoot.FLOAT;
    }

    /** NaN and the infinities come as text where JSON has been in between. */
    static double value(Object raw) {
        return raw instanceof Number number ? number.doubleValue() : Double.parseDouble((String) raw);
    }

    @Override
    Object object(Object raw) {
        return isFloat ? (Object) (float) value(raw) : (Object) value(raw);
    }

    @Override
    BigDecimal number(Object raw) throws SQLException {
        double value = value(raw);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw outOfRange(raw, "a decimal number");
        }
        return new BigDecimal(text(raw));
    }

    @Override
    public float getFloat() throws SQLException {
        Object raw = raw();
        return raw == null ? 0 : (float) value(raw);
    }

    @Override
    public double getDouble() throws SQLException {
        Object raw = raw();
        return raw == null ? 0 : value(raw);
    }
}
