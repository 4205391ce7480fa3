package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.parser.SluiceSql;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** The {@code ?} of a query's tree. */
public final class DynamicParameters {
    static final String HINT = "CAST(? AS ..) gives a parameter its type";

    private DynamicParameters() {}

    /** All of them, in the order in which the tree is walked. */
    public static List<SqlDynamicParam> of(SqlNode query) {
        List<SqlDynamicParam> found = new ArrayList<>();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlDynamicParam parameter) {
                found.add(parameter);
                return null;
            }
        });
        return found;
    }

    /** The type that validation has found. @throws SluiceException TYPE_MISMATCH when it has found none */
    static SqlType type(SqlDynamicParam parameter, SqlValidator validator) {
        SqlType type = TypeMapping.toSluice(validator.getValidatedNodeType(parameter));
        if (type.root() == TypeRoot.NULL) {
            throw SluiceException.of(ErrorCode.TYPE_MISMATCH, "The parameter (?) has no type here")
                    .at(Positions.of(parameter.getParserPosition()))
                    .hint(HINT);
        }
        return type;
    }

    /**
     * The query with a type for each {@code ?} that is an item of its SELECT list or of its VALUES: nothing else says what
     * is meant there, but for the column that it is written into. The tree that was given stays as it was.
     *
     * @param types of the columns, in order; further items are left as they are
     */
    public static SqlNode typed(SqlNode query, List<SqlType> types) {
        if (query instanceof SqlOrderBy order) {
            return new SqlOrderBy(
                    order.getParserPosition(), typed(order.query, types), order.orderList, order.offset, order.fetch);
        }
        if (query.getKind() == SqlKind.VALUES || query.getKind() == SqlKind.UNION) {
            SqlCall call = (SqlCall) query;
            List<SqlNode> rows = new ArrayList<>();
            call.getOperandList().forEach(row -> rows.add(typed(row, types)));
            return new SqlBasicCall(call.getOperator(), rows, call.getParserPosition());
        }
        if (query.getKind() == SqlKind.ROW) {
            SqlCall row = (SqlCall) query;
            return new SqlBasicCall(row.getOperator(), items(row.getOperandList(), types), row.getParserPosition());
        }
        if (query instanceof SqlSelect select) {
            SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
            SqlNodeList list = select.getSelectList();
            copy.setSelectList(new SqlNodeList(items(list, types), list.getParserPosition()));
            return copy;
        }
        return query;
    }

    private static List<SqlNode> items(List<SqlNode> items, List<SqlType> types) {
        List<SqlNode> typed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            SqlNode item = items.get(i);
            boolean bare = item instanceof SqlDynamicParam && i < types.size();
            typed.add(bare ? cast(item, types.get(i)) : item);
        }
        return typed;
    }

    /** Lengths are left to the table, which says what becomes of a value that is too long. */
    private static SqlNode cast(SqlNode item, SqlType column) {
        SqlType type = column.isText() ? SqlType.string() : column.isBinary() ? SqlType.bytes() : column;
        if (type.root() == TypeRoot.NULL) {
            return item;
        }
        SqlCall pattern = (SqlCall) SluiceSql.parseExpression("CAST(NULL AS " + type.withNullable(true) + ")");
        return SqlStdOperatorTable.CAST.createCall(item.getParserPosition(), item, pattern.operand(1));
    }
}
