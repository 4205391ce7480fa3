package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.util.Base64;

/** BINARY and VARBINARY. */
final class BinaryAccessor extends ValueAccessor {
    BinaryAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
    }

    static byte[] value(Object raw) {
        return raw instanceof String base64 ? Base64.getDecoder().decode(base64) : (byte[]) raw;
    }

    @Override
    Object object(Object raw) {
        return value(raw);
    }

    @Override
    byte[] bytes(Object raw) {
        return value(raw);
    }
}
