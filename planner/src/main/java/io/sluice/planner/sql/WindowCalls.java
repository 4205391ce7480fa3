package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Recognises calls of window functions, and puts named arguments in their places. */
final class WindowCalls {
    private static final List<String> NAMES =
            Arrays.stream(WindowKind.values()).map(Enum::name).toList();

    private WindowCalls() {}

    /** The kind of window when the call is a window function over a table; null when it is another call. */
    static WindowKind kindOf(SqlCall call) {
        String name = StatementRewriter.functionName(call);
        return NAMES.contains(name) && readsTable(call) ? WindowKind.valueOf(name) : null;
    }

    /** Refuses {@code TABLE(f(..))} of an unknown {@code f}: the only functions that give tables are the windows. */
    static void checkTableFunction(SqlCall call) {
        boolean table = call.getKind() == SqlKind.COLLECTION_TABLE;
        if (!table || !(call.operand(0) instanceof SqlCall function) || kindOf(function) != null) {
            return;
        }
        String name = function.getOperator().getName();
        if (NAMES.contains(name)) {
            throw SluiceException.of(ErrorCode.INVALID_WINDOW, "The input of " + name + " is not a table")
                    .at(Positions.of(function.operand(0).getParserPosition()))
                    .expected("TABLE name, or a query in brackets")
                    .hint("TABLE " + function.operand(0));
        }
        SluiceException error = SluiceException.of(
                        ErrorCode.FUNCTION_NOT_FOUND, "There is no function '" + name + "' that gives a table")
                .at(Positions.of(function.getParserPosition()))
                .expected("one of " + String.join(", ", NAMES));
        throw NearestName.of(name, NAMES)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error);
    }

    private static boolean readsTable(SqlCall call) {
        if (call.operandCount() == 0) {
            return true;
        }
        SqlNode first = call.operand(0);
        return switch (first.getKind()) {
            case EXPLICIT_TABLE,
                    SELECT,
                    UNION,
                    INTERSECT,
                    EXCEPT,
                    VALUES,
                    WITH,
                    ORDER_BY,
                    ARGUMENT_ASSIGNMENT,
                    SET_SEMANTICS_TABLE -> true;
            default -> StatementRewriter.functionName(call).equals("CUMULATE");
        };
    }

    /** The table as one query: of the branches of a UNION the converter would take the first for all. */
    static SqlNode oneQuery(SqlNode table) {
        return switch (table.getKind()) {
            case EXPLICIT_TABLE, SELECT -> table;
            default ->
                Selects.of(table.getParserPosition(), List.of(SqlIdentifier.star(SqlParserPos.ZERO)), table, null);
        };
    }

    private static boolean isSetSemantics(SqlNode node) {
        return node.getKind() == SqlKind.SET_SEMANTICS_TABLE;
    }

    /** Takes PARTITION BY from around the table; gives its columns. */
    static List<String> partition(SqlNode[] operands, WindowKind kind) {
        if (!isSetSemantics(operands[0])) {
            return List.of();
        }
        SqlCall table = (SqlCall) operands[0];
        if (kind != WindowKind.SESSION || !((SqlNodeList) table.operand(2)).isEmpty()) {
            throw SluiceException.of(
                            ErrorCode.INVALID_WINDOW,
                            kind == WindowKind.SESSION
                                    ? "The input of SESSION cannot be ordered"
                                    : kind + " does not take PARTITION BY: only SESSION does")
                    .at(Positions.of(
                            table.operand(kind == WindowKind.SESSION ? 2 : 1).getParserPosition()))
                    .hint(
                            kind == WindowKind.SESSION
                                    ? "leave ORDER BY out: sessions follow the time column"
                                    : "leave PARTITION BY out: the windows of " + kind + " are the same for all rows");
        }
        operands[0] = table.operand(0);
        List<String> columns = new ArrayList<>();
        for (SqlNode column : (SqlNodeList) table.operand(1)) {
            if (!(column instanceof SqlIdentifier id)) {
                throw SluiceException.of(ErrorCode.INVALID_WINDOW, "PARTITION BY of SESSION takes columns")
                        .at(Positions.of(column.getParserPosition()))
                        .hint("compute it in a sub-query: SESSION((SELECT *, .. AS k FROM t) PARTITION BY k, ..)");
            }
            columns.add(id.names.get(id.names.size() - 1));
        }
        return columns;
    }

    /** The arguments in the order of the parameters. */
    static SqlNode[] positional(SqlCall call, WindowKind kind) {
        int count = call.operandCount();
        int max = kind.parameters().size();
        boolean named = count > 0 && call.operand(0).getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
        checkEmitOnlyOnUpdate(call, kind);
        if (count < kind.required() || count > max) {
            throw wrongArguments(call, kind, kind + " does not take " + count + " arguments");
        }
        SqlNode[] operands = new SqlNode[count];
        for (int i = 0; i < count; i++) {
            SqlNode operand = call.operand(i);
            if (named != (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT)) {
                throw wrongArguments(call, kind, "Some but not all arguments of " + kind + " are named");
            }
            int target = named ? position(call, kind, operand) : i;
            if (target >= count || operands[target] != null) {
                throw wrongArguments(call, kind, "An argument of " + kind + " is missing or given twice");
            }
            operands[target] = named ? ((SqlCall) operand).operand(0) : operand;
        }
        return operands;
    }

    /** Flink's last argument of CUMULATE, which leaves out windows into whose last step no row has come. */
    private static void checkEmitOnlyOnUpdate(SqlCall call, WindowKind kind) {
        boolean given = call.operandCount() == kind.parameters().size() + 1
                || call.getOperandList().stream()
                        .anyMatch(operand -> operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
                                && argumentName(operand).equals("EMITONLYONUPDATE"));
        if (kind == WindowKind.CUMULATE && given) {
            throw SluiceException.notBuiltYet("CUMULATE with emitOnlyOnUpdate")
                    .at(Positions.of(call.getParserPosition()));
        }
    }

    private static String argumentName(SqlNode assignment) {
        return ((SqlIdentifier) ((SqlCall) assignment).operand(1)).getSimple().toUpperCase(Locale.ROOT);
    }

    private static int position(SqlCall call, WindowKind kind, SqlNode assignment) {
        String name = ((SqlIdentifier) ((SqlCall) assignment).operand(1)).getSimple();
        int position = kind.parameters().indexOf(argumentName(assignment));
        if (position < 0) {
            throw wrongArguments(call, kind, kind + " has no argument '" + name + "'");
        }
        return position;
    }

    private static SluiceException wrongArguments(SqlCall call, WindowKind kind, String message) {
        return SluiceException.of(ErrorCode.WRONG_ARGUMENTS, message)
                .at(Positions.of(call.getParserPosition()))
                .expected(kind.signature() + ", or by name: " + String.join(", ", kind.parameters()));
    }
}
