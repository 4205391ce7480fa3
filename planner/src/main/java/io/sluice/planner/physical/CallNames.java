package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexCall;

/** The names and argument orders that the function registry has for operators of the validator. */
final class CallNames {
    private CallNames() {}

    static String of(RexCall call) {
        return switch (call.getKind()) {
            case PLUS -> "+";
            case MINUS -> "-";
            case MOD -> "%";
            case EQUALS -> "=";
            case NOT_EQUALS -> "<>";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
            case TIMESTAMP_ADD -> "TIMESTAMPADD";
            case TIMESTAMP_DIFF -> "TIMESTAMPDIFF";
            default -> call.getOperator().getName().toUpperCase(Locale.ROOT);
        };
    }

    /** A time unit comes first. */
    static List<Expr> ordered(RexCall call, List<Expr> args) {
        return switch (call.getKind()) {
            case FLOOR, CEIL -> {
                List<Expr> reversed = new ArrayList<>(args);
                Collections.reverse(reversed);
                yield reversed;
            }
            default -> args;
        };
    }
}
