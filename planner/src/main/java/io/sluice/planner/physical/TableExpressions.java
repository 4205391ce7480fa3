package io.sluice.planner.physical;

import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.type.RowType;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;

/**
 * The expressions of a table's definition.
 *
 * @param columns one per column of the table, over its physical and metadata columns
 * @param watermark over all columns of the table
 */
record TableExpressions(List<Expr> columns, Optional<Expr> watermark) {
    static TableExpressions of(TableDefinition table, PlanContext context) {
        return new TableExpressions(columns(table, context), watermark(table, context));
    }

    private static List<Expr> columns(TableDefinition table, PlanContext context) {
        RowType readable = table.readable();
        List<SqlNode> computed = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            if (column instanceof ColumnSpec.Computed c) {
                computed.add(SluiceSql.parseExpression(c.expression()));
            }
        }
        List<Expr> values = lower(readable, computed, context);
        List<Expr> columns = new ArrayList<>();
        int next = 0;
        for (ColumnSpec column : table.columns()) {
            columns.add(
                    column instanceof ColumnSpec.Computed
                            ? defining("column '" + column.name() + "'", table, values.get(next++))
                            : new InputRef(readable.indexOf(column.name()), column.type()));
        }
        return columns;
    }

    private static Expr defining(String what, TableDefinition table, Expr value) {
        String name = what + " of table '" + table.path().name() + "'";
        return Expressions.at(new CallSite.InDefinition(name), value);
    }

    private static Optional<Expr> watermark(TableDefinition table, PlanContext context) {
        return table.watermark().map(w -> {
            SqlNode expression = SluiceSql.parseExpression(w.expression());
            Expr value = lower(table.rowType(), List.of(expression), context).get(0);
            Expr time = context.lowering.as(
                    value, table.rowType().type(table.rowType().indexOf(w.column())));
            return defining("the watermark", table, time);
        });
    }

    private static List<Expr> lower(RowType row, List<SqlNode> expressions, PlanContext context) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        List<Expr> inputs = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            inputs.add(new InputRef(i, row.type(i)));
        }
        List<RexNode> compiled = context.frontEnd.compileExpressions(row, expressions);
        return compiled.stream().map(e -> context.lowering.lower(e, inputs)).toList();
    }
}
