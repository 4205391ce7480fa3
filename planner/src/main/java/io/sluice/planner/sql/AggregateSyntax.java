package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Brings aggregates that are written in several ways into one: {@code f(x IGNORE NULLS)} and {@code f(x) IGNORE NULLS}
 * become a function that leaves NULLs out, {@code f(x ORDER BY y)} becomes {@code f(x) WITHIN GROUP (ORDER BY y)}, and
 * the grammar's own operators become those of the registry.
 */
final class AggregateSyntax {
    private final Operators operators;

    AggregateSyntax(Operators operators) {
        this.operators = operators;
    }

    /** Null when the call is no aggregate of the registry or stands there as it should. */
    SqlCall rewritten(SqlCall call) {
        boolean respects = call.getKind() == SqlKind.RESPECT_NULLS;
        if (respects || call.getKind() == SqlKind.IGNORE_NULLS) {
            return withNulls(call.operand(0), respects);
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP) {
            return withNullOrder(call);
        }
        RegistryAggregate aggregate = aggregate(call);
        return aggregate == null || call.getOperator() == aggregate ? null : of(call, aggregate);
    }

    /** As Flink orders: NULL is less than any value. Null when the order already says where NULLs stand. */
    private static SqlCall withNullOrder(SqlCall call) {
        SqlNodeList order = call.operand(1);
        List<SqlNode> items = new ArrayList<>();
        boolean changed = false;
        for (SqlNode item : order) {
            boolean said = item.getKind() == SqlKind.NULLS_FIRST || item.getKind() == SqlKind.NULLS_LAST;
            SqlPostfixOperator nulls = item.getKind() == SqlKind.DESCENDING
                    ? SqlStdOperatorTable.NULLS_LAST
                    : SqlStdOperatorTable.NULLS_FIRST;
            items.add(said ? item : nulls.createCall(item.getParserPosition(), item));
            changed |= !said;
        }
        return changed
                ? SqlStdOperatorTable.WITHIN_GROUP.createCall(
                        call.getParserPosition(), call.operand(0), new SqlNodeList(items, order.getParserPosition()))
                : null;
    }

    private SqlCall withNulls(SqlCall call, boolean respects) {
        RegistryAggregate aggregate = aggregate(call);
        if (aggregate == null || !aggregate.allowsNullTreatment()) {
            String name = StatementRewriter.functionName(call);
            throw SluiceException.of(
                            ErrorCode.INVALID_QUERY,
                            name + " takes no " + (respects ? "RESPECT NULLS" : "IGNORE NULLS"))
                    .at(Positions.of(call.getParserPosition()))
                    .hint("FIRST_VALUE, LAST_VALUE and ARRAY_AGG do");
        }
        return of(call, operators.aggregate(aggregate, respects));
    }

    private RegistryAggregate aggregate(SqlCall call) {
        if (call.getOperator() instanceof SqlJsonArrayAggAggFunction json) {
            return operators.aggregate(operators.aggregate("JSON_ARRAYAGG"), isNull(json.getNullClause()));
        }
        if (call.getOperator() instanceof SqlJsonObjectAggAggFunction json) {
            return operators.aggregate(operators.aggregate("JSON_OBJECTAGG"), isNull(json.getNullClause()));
        }
        return call.getOperator() instanceof RegistryAggregate known
                ? known
                : operators.aggregate(call.getOperator().getName());
    }

    private static boolean isNull(SqlJsonConstructorNullClause clause) {
        return clause == SqlJsonConstructorNullClause.NULL_ON_NULL;
    }

    private static SqlCall of(SqlCall call, RegistryAggregate aggregate) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.removeIf(java.util.Objects::isNull);
        SqlNode last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
        boolean ordered = last instanceof SqlNodeList;
        if (ordered) {
            operands.remove(last);
        }
        if (aggregate.getName().startsWith("JSON_")) {
            operands.replaceAll(JsonCalls::asJson);
        }
        SqlCall plain = new SqlBasicCall(aggregate, operands, call.getParserPosition(), call.getFunctionQuantifier());
        if (!ordered) {
            return plain;
        }
        SqlCall within = SqlStdOperatorTable.WITHIN_GROUP.createCall(call.getParserPosition(), plain, last);
        SqlCall complete = withNullOrder(within);
        return complete == null ? within : complete;
    }
}
