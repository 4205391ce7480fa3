package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;

/**
 * The older form of windows, {@code GROUP BY TUMBLE(ts, INTERVAL ..)} with TUMBLE_START and its like in SELECT, as
 * window functions in FROM. The sessions of SESSION are those of the other columns that are grouped by.
 */
final class GroupWindows {
    private static final Set<String> WINDOWS = Set.of("TUMBLE", "HOP", "SESSION");
    private static final Map<String, String> PROPERTIES =
            Map.of("START", "window_start", "END", "window_end", "ROWTIME", "window_time");

    private final SqlSelect select;
    private final SqlCall window;
    private final String kind;
    private boolean readsTime;

    private GroupWindows(SqlSelect select, SqlCall window) {
        this.select = select;
        this.window = window;
        this.kind = StatementRewriter.functionName(window);
    }

    /** The window that a query groups by; null when there is none. */
    static SqlCall find(SqlSelect select) {
        SqlCall found = null;
        for (SqlNode key : select.getGroup() == null ? SqlNodeList.EMPTY : select.getGroup()) {
            if (key instanceof SqlCall call && WINDOWS.contains(StatementRewriter.functionName(call))) {
                if (found != null) {
                    throw error(call, "A query cannot group by two windows")
                            .hint("put the first into a sub-query in FROM, and group by the window of its row time");
                }
                found = call;
            }
        }
        return found;
    }

    /** Refuses a window, or a property of one, where no GROUP BY takes it. */
    static void checkPlace(SqlCall call) {
        String name = StatementRewriter.functionName(call);
        boolean window = WINDOWS.contains(name) && WindowCalls.kindOf(call) == null;
        if (window && !(call.getOperator() instanceof WindowFunction) || isProperty(name)) {
            throw error(call, name + " over a column stands without a GROUP BY of that window")
                    .expected("GROUP BY " + name.replaceFirst("_.*", "") + "(" + "ts, INTERVAL ..)")
                    .hint("or FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTES))"
                            + " GROUP BY window_start, window_end");
        }
    }

    private static boolean isProperty(String name) {
        int end = name.indexOf('_');
        return end > 0
                && WINDOWS.contains(name.substring(0, end))
                && (PROPERTIES.containsKey(name.substring(end + 1)) || name.endsWith("_PROCTIME"));
    }

    /** The query with its window in FROM. */
    static SqlSelect inFrom(SqlSelect select) {
        return new GroupWindows(select, find(select)).rewritten();
    }

    private SqlSelect rewritten() {
        SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
        for (SqlNode item : select.getSelectList()) {
            items.add(named(item, properties(item), items.size()));
        }
        SqlNode having = select.getHaving() == null ? null : properties(select.getHaving());
        return new SqlSelect(
                select.getParserPosition(),
                (SqlNodeList) select.getOperandList().get(0),
                items,
                from(),
                null,
                keys(),
                having,
                select.getWindowList(),
                select.getQualify(),
                select.getOrderList(),
                select.getOffset(),
                select.getFetch(),
                select.getHints());
    }

    /** A property without a name of its own keeps the name that a calculation would get. */
    private static SqlNode named(SqlNode item, SqlNode changed, int position) {
        if (changed == item || changed.getKind() == SqlKind.AS || !(changed instanceof SqlIdentifier)) {
            return changed;
        }
        SqlParserPos at = item.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(at, changed, new SqlIdentifier("EXPR$" + position, at));
    }

    private SqlNode properties(SqlNode node) {
        return node.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlCall call) {
                String name = StatementRewriter.functionName(call);
                if (isProperty(name)) {
                    return property(call, name);
                }
                return call.getKind() == SqlKind.SELECT ? call : super.visit(call);
            }
        });
    }

    private SqlNode property(SqlCall call, String name) {
        if (name.endsWith("_PROCTIME")) {
            throw SluiceException.notBuiltYet(name).at(Positions.of(call.getParserPosition()));
        }
        boolean same = name.startsWith(kind + "_") && call.operandCount() == window.operandCount();
        same &= call.operandCount() > 0
                && timeColumn(call.operand(0)).equalsDeep(timeColumn(window.operand(0)), Litmus.IGNORE);
        for (int i = 1; same && i < call.operandCount(); i++) {
            same = call.operand(i).equalsDeep(window.operand(i), Litmus.IGNORE);
        }
        if (!same) {
            throw error(call, name + " is not of the window that the query groups by")
                    .expected("the arguments of " + kind + " in GROUP BY");
        }
        String property = PROPERTIES.get(name.substring(kind.length() + 1));
        readsTime |= property.equals("window_time");
        return new SqlIdentifier(property, call.getParserPosition());
    }

    private SqlNodeList keys() {
        SqlParserPos at = window.getParserPosition();
        SqlNodeList keys = new SqlNodeList(select.getGroup().getParserPosition());
        for (SqlNode key : select.getGroup()) {
            if (key != window) {
                keys.add(key);
                continue;
            }
            keys.add(new SqlIdentifier("window_start", at));
            keys.add(new SqlIdentifier("window_end", at));
            if (readsTime) {
                keys.add(new SqlIdentifier("window_time", at));
            }
        }
        return keys;
    }

    private SqlNode from() {
        SqlNode from = select.getFrom();
        if (from.getKind() == SqlKind.JOIN) {
            throw SluiceException.notBuiltYet("The older form of windows over a join")
                    .at(Positions.of(window.getParserPosition()))
                    .hint("put the join into a sub-query: FROM (SELECT .. FROM a JOIN b ..) GROUP BY " + kind + "(..)");
        }
        Set<String> names = names(from);
        List<SqlNode> operands = new ArrayList<>();
        operands.add(input(from));
        operands.add(
                SqlStdOperatorTable.DESCRIPTOR.createCall(window.getParserPosition(), timeColumn(window.operand(0))));
        operands.addAll(window.getOperandList().subList(1, window.operandCount()));
        WindowKind windowKind = WindowKind.valueOf(kind);
        if (operands.size() != windowKind.required()) {
            throw error(window, kind + " in GROUP BY does not take " + window.operandCount() + " arguments")
                    .expected(kind + "(timecol" + ", interval".repeat(windowKind.required() - 2) + ")");
        }
        SqlParserPos at = window.getParserPosition();
        WindowFunction function = new WindowFunction(windowKind, names, Positions.of(at), Optional.empty());
        SqlNode table = SqlStdOperatorTable.COLLECTION_TABLE.createCall(at, new SqlBasicCall(function, operands, at));
        return names.isEmpty()
                ? table
                : SqlStdOperatorTable.AS.createCall(
                        from.getParserPosition(),
                        table,
                        new SqlIdentifier(names.iterator().next(), from.getParserPosition()));
    }

    /** The names by which the query knows its rows: first the one that qualifies columns. */
    private static Set<String> names(SqlNode from) {
        Set<String> names = new LinkedHashSet<>();
        SqlNode table = from;
        if (from.getKind() == SqlKind.AS) {
            names.add(((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple());
            table = ((SqlCall) from).operand(0);
        }
        if (table.getKind() == SqlKind.TABLE_REF) {
            table = ((SqlCall) table).operand(0);
        }
        if (table instanceof SqlIdentifier id) {
            names.add(id.names.get(id.names.size() - 1));
        }
        return names;
    }

    private SqlNode input(SqlNode from) {
        SqlParserPos at = from.getParserPosition();
        if (select.getWhere() == null && from instanceof SqlIdentifier) {
            return SqlStdOperatorTable.EXPLICIT_TABLE.createCall(at, from);
        }
        return Selects.of(at, List.of(SqlIdentifier.star(at)), from, select.getWhere());
    }

    private SqlNode timeColumn(SqlNode column) {
        if (!(column instanceof SqlIdentifier id)) {
            throw error(window, "The time column of " + kind + " is not a column")
                    .expected(kind + "(timecol, interval)");
        }
        return new SqlIdentifier(id.names.get(id.names.size() - 1), id.getParserPosition());
    }

    private static SluiceException error(SqlNode at, String message) {
        return SluiceException.of(ErrorCode.INVALID_WINDOW, message).at(Positions.of(at.getParserPosition()));
    }
}
