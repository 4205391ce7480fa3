package io.sluice.driver.jdbc;

import io.sluice.driver.wire.ColumnType;
import io.sluice.driver.wire.JdbcTypes;
import java.sql.SQLException;
import org.apache.calcite.avatica.AvaticaResultSetMetaData;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;

/** The columns of a result. */
final class SluiceResultSetMetaData extends AvaticaResultSetMetaData {
    private final Meta.Signature columns;

    SluiceResultSetMetaData(AvaticaStatement statement, Meta.Signature signature) {
        super(statement, null, signature);
        this.columns = signature;
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        if (column < 1 || column > columns.columns.size()) {
            throw SqlErrors.of("There is no column " + column + " of " + columns.columns.size(), "22023");
        }
        return JdbcTypes.name(
                ColumnType.parse(columns.columns.get(column - 1).type.name).type());
    }
}
