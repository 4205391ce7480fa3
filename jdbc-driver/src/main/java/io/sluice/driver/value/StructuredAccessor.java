package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.sql.SQLException;

/** ARRAY, MAP, MULTISET, ROW and intervals. */
final class StructuredAccessor extends ValueAccessor {
    StructuredAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
    }

    @Override
    Object object(Object raw) throws SQLException {
        return JavaValues.of(raw, type);
    }
}
