package io.sluice.driver.meta;

import io.sluice.core.session.StatementDescription;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.driver.wire.ColumnType;
import io.sluice.driver.wire.JdbcTypes;
import java.sql.DatabaseMetaData;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.Meta.CursorFactory;
import org.apache.calcite.avatica.Meta.Signature;
import org.apache.calcite.avatica.Meta.StatementType;

/** Columns and parameters as Avatica describes them; the type's name is the text of a {@link ColumnType}. */
final class Signatures {
    private Signatures() {}

    /** Of a result. */
    static Signature of(String sql, RowType columns, ZoneId zone) {
        return Signature.create(columns(columns, zone), sql, List.of(), CursorFactory.ARRAY, StatementType.SELECT);
    }

    /** Of a statement that has been prepared. */
    static Signature of(String sql, StatementDescription statement, ZoneId zone) {
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (SqlType type : statement.parameters()) {
            parameters.add(parameter(type, zone, parameters.size() + 1));
        }
        List<ColumnMetaData> columns =
                statement.columns().map(row -> columns(row, zone)).orElse(List.of());
        StatementType type = columns.isEmpty() ? StatementType.OTHER_DDL : StatementType.SELECT;
        return Signature.create(columns, sql, parameters, CursorFactory.ARRAY, type);
    }

    private static List<ColumnMetaData> columns(RowType row, ZoneId zone) {
        List<ColumnMetaData> columns = new ArrayList<>();
        for (Field field : row.fields()) {
            columns.add(column(field, zone, columns.size()));
        }
        return columns;
    }

    private static ColumnMetaData column(Field field, ZoneId zone, int ordinal) {
        SqlType type = field.type();
        return new ColumnMetaData(
                ordinal,
                false,
                type.isText(),
                true,
                false,
                type.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                JdbcTypes.signed(type),
                JdbcTypes.displaySize(type),
                field.name(),
                field.name(),
                "",
                JdbcTypes.precision(type),
                JdbcTypes.scale(type),
                "",
                "",
                ColumnMetaData.scalar(JdbcTypes.code(type), new ColumnType(type, zone).text(), Rep.OBJECT),
                true,
                false,
                false,
                JdbcTypes.javaClass(type).getName());
    }

    private static AvaticaParameter parameter(SqlType type, ZoneId zone, int number) {
        return new AvaticaParameter(
                JdbcTypes.signed(type),
                JdbcTypes.precision(type),
                JdbcTypes.scale(type),
                JdbcTypes.code(type),
                new ColumnType(type, zone).text(),
                JdbcTypes.javaClass(type).getName(),
                "?" + number);
    }
}
