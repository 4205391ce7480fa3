package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.parser.SluiceSql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Copies a parsed query, because validation writes into its tree, and on the way refuses what is not built yet and
 * gives every window function, and every aggregate that is written in a way of
 * its own, its own operator.
 */
final class StatementRewriter extends SqlShuttle {
    private final AggregateSyntax aggregates;
    private final int parameters;
    private String alias;

    private StatementRewriter(Operators operators, int parameters) {
        this.aggregates = new AggregateSyntax(operators);
        this.parameters = parameters;
    }

    /** @param parameters how many {@code ?} the query may have */
    static SqlNode rewrite(SqlNode query, Operators operators, int parameters) {
        return query.accept(new StatementRewriter(operators, parameters));
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        return id.clone(id.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        UnsupportedConstructs.check(call);
        if (call instanceof SqlSelect select && GroupWindows.find(select) != null) {
            return visit(GroupWindows.inFrom(select));
        }
        GroupWindows.checkPlace(call);
        if (JsonCalls.isJson(call)) {
            return JsonCalls.rewrite(call).accept(this);
        }
        if (call.getKind() == SqlKind.AS && call.operand(0).getKind() == SqlKind.COLLECTION_TABLE) {
            alias = ((SqlIdentifier) call.operand(1)).getSimple();
        }
        SqlCall aggregate = aggregates.rewritten(call);
        if (aggregate != null) {
            return copy(aggregate);
        }
        SqlCall constructor = Constructors.registered(call);
        if (constructor != call) {
            return copy(constructor);
        }
        WindowKind window = call.getOperator() instanceof WindowFunction ? null : WindowCalls.kindOf(call);
        if (window == null) {
            WindowCalls.checkTableFunction(call);
            return copy(call);
        }
        Set<String> names = new LinkedHashSet<>();
        if (alias != null) {
            names.add(alias);
            alias = null;
        }
        SqlNode[] operands = WindowCalls.positional(call, window);
        List<String> partition = WindowCalls.partition(operands, window);
        if (operands[0].getKind() == SqlKind.EXPLICIT_TABLE
                && ((SqlCall) operands[0]).operand(0) instanceof SqlIdentifier table) {
            names.add(table.names.get(table.names.size() - 1));
        }
        operands[0] = WindowCalls.oneQuery(operands[0]);
        for (int i = 0; i < operands.length; i++) {
            operands[i] = operands[i].accept(this);
        }
        WindowFunction function =
                new WindowFunction(window, names, Positions.of(call.getParserPosition()), Optional.of(partition));
        return new SqlBasicCall(function, List.of(operands), call.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        SqlType declared = SluiceSql.typeOf(type);
        return declared.root() == TypeRoot.CHAR || declared.isNested()
                ? DeclaredType.of(type, declared)
                : super.visit(type);
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        if (parameter.getIndex() >= parameters) {
            throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "The parameter (?) has no value")
                    .at(Positions.of(parameter.getParserPosition()))
                    .hint("write a value, or prepare the statement over JDBC and set one there");
        }
        return new SqlDynamicParam(parameter.getIndex(), parameter.getParserPosition());
    }

    private SqlNode copy(SqlCall call) {
        CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, handler);
        return DeclaredCast.of(handler.result());
    }

    static String functionName(SqlCall call) {
        // The grammar reads the older group windows as operators of its own, marked by a sign.
        return call.getOperator().getName().replace("$", "").toUpperCase(Locale.ROOT);
    }
}
