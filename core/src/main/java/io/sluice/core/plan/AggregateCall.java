package io.sluice.core.plan;

import io.sluice.core.type.SqlType;
import java.util.List;

/**
 * One aggregate function of a group.
 *
 * @param function COUNT, SUM, AVG, MIN, MAX, ... in upper case
 * @param args positions in the input; empty for COUNT(*)
 * @param argTypes their types
 * @param filter position of a BOOLEAN input column; only rows where it is TRUE count; -1 when there is none
 * @param stateId identity of the accumulator among those of its operator: function, arguments, DISTINCT and FILTER in
 *     terms of source columns; state is matched by it on restore
 */
public record AggregateCall(
        String function,
        List<Integer> args,
        List<SqlType> argTypes,
        boolean distinct,
        int filter,
        SqlType type,
        String stateId) {
    public AggregateCall {
        args = List.copyOf(args);
        argTypes = List.copyOf(argTypes);
    }

    @Override
    public String toString() {
        String list = args.isEmpty()
                ? "*"
                : "$" + String.join(", $", args.stream().map(String::valueOf).toList());
        return function + "(" + (distinct ? "DISTINCT " : "") + list + ")" + (filter < 0 ? "" : " FILTER $" + filter);
    }
}
