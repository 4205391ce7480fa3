package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Recognises calls of window functions, and puts named arguments in their places. */
final class WindowCalls {
    private static final Set<String> GROUP_FUNCTIONS = Set.of(
            "TUMBLE_START",
            "TUMBLE_END",
            "TUMBLE_ROWTIME",
            "TUMBLE_PROCTIME",
            "HOP_START",
            "HOP_END",
            "HOP_ROWTIME",
            "HOP_PROCTIME",
            "SESSION_START",
            "SESSION_END",
            "SESSION_ROWTIME",
            "SESSION_PROCTIME");

    private WindowCalls() {}

    /**
     * The kind of window when the call is a window function; null when it is another call.
     *
     * @throws SluiceException NOT_BUILT_YET for other windows and for the older form in GROUP BY
     */
    static WindowKind kindOf(SqlCall call) {
        String name = StatementRewriter.functionName(call);
        switch (name) {
            case "TUMBLE", "HOP", "SESSION", "CUMULATE" -> {
                if (!readsTable(call)) {
                    throw olderForm(call, name);
                }
            }
            default -> {
                if (GROUP_FUNCTIONS.contains(name)) {
                    throw olderForm(call, name);
                }
                return null;
            }
        }
        if (name.equals("SESSION") || name.equals("CUMULATE")) {
            throw SluiceException.notBuiltYet("The window function " + name)
                    .at(Positions.of(call.getParserPosition()))
                    .hint("TUMBLE and HOP are");
        }
        return WindowKind.valueOf(name);
    }

    /** Refuses {@code TABLE(f(..))} of an unknown {@code f}: the only functions that give tables are the windows. */
    static void checkTableFunction(SqlCall call) {
        boolean table = call.getKind() == SqlKind.COLLECTION_TABLE;
        if (!table || !(call.operand(0) instanceof SqlCall function) || kindOf(function) != null) {
            return;
        }
        String name = function.getOperator().getName();
        SluiceException error = SluiceException.of(
                        ErrorCode.FUNCTION_NOT_FOUND, "There is no function '" + name + "' that gives a table")
                .at(Positions.of(function.getParserPosition()))
                .expected("TUMBLE or HOP");
        throw NearestName.of(name, List.of("TUMBLE", "HOP"))
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error);
    }

    private static boolean readsTable(SqlCall call) {
        if (call.operandCount() == 0) {
            return true;
        }
        SqlNode first = call.operand(0);
        return switch (first.getKind()) {
            case EXPLICIT_TABLE, SELECT, UNION, VALUES, WITH, ORDER_BY, ARGUMENT_ASSIGNMENT -> true;
            default -> StatementRewriter.functionName(call).equals("CUMULATE") || isSetSemantics(first);
        };
    }

    private static boolean isSetSemantics(SqlNode node) {
        return node.getKind() == SqlKind.SET_SEMANTICS_TABLE;
    }

    private static SluiceException olderForm(SqlCall call, String name) {
        return SluiceException.notBuiltYet(name + " over a column, the older form of windows,")
                .at(Positions.of(call.getParserPosition()))
                .hint("FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTES))"
                        + " GROUP BY window_start, window_end");
    }

    /** The arguments in the order of the parameters. */
    static SqlNode[] positional(SqlCall call, WindowKind kind) {
        int count = call.operandCount();
        int max = kind.parameters().size();
        boolean named = count > 0 && call.operand(0).getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
        if (count < max - 1 || count > max) {
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

    private static int position(SqlCall call, WindowKind kind, SqlNode assignment) {
        String name = ((SqlIdentifier) ((SqlCall) assignment).operand(1)).getSimple();
        int position = kind.parameters().indexOf(name.toUpperCase(Locale.ROOT));
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
