package io.sluice.core.plan;

import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import java.util.List;

/**
 * One aggregate function of a group.
 *
 * @param function COUNT, SUM, AVG, MIN, MAX, ... in upper case
 * @param args positions in the input; empty for COUNT(*)
 * @param argTypes their types
 * @param filter position of a BOOLEAN input column; only rows where it is TRUE count; -1 when there is none
 * @param order for functions whose result depends on the order of rows: by which columns of the input; rows that are
 *     equal in them stand in the order in which they came
 * @param orderTypes the types of these columns
 * @param keepNulls whether rows count in which an argument is NULL
 * @param constants further arguments that are the same for all rows, such as the separator of LISTAGG
 * @param stateId identity of the accumulator among those of its operator: function, arguments, DISTINCT, FILTER and
 *     order in terms of source columns; state is matched by it on restore
 */
public record AggregateCall(
        String function,
        List<Integer> args,
        List<SqlType> argTypes,
        boolean distinct,
        int filter,
        List<SortKey> order,
        List<SqlType> orderTypes,
        boolean keepNulls,
        List<Literal> constants,
        SqlType type,
        String stateId) {
    public AggregateCall {
        args = List.copyOf(args);
        argTypes = List.copyOf(argTypes);
        order = List.copyOf(order);
        orderTypes = List.copyOf(orderTypes);
        constants = List.copyOf(constants);
    }

    /** A function that does not depend on the order of rows and leaves NULL out. */
    public AggregateCall(
            String function,
            List<Integer> args,
            List<SqlType> argTypes,
            boolean distinct,
            int filter,
            SqlType type,
            String stateId) {
        this(function, args, argTypes, distinct, filter, List.of(), List.of(), false, List.of(), type, stateId);
    }

    @Override
    public String toString() {
        String list = args.isEmpty()
                ? "*"
                : "$" + String.join(", $", args.stream().map(String::valueOf).toList());
        return function + "(" + (distinct ? "DISTINCT " : "") + list + ")" + (filter < 0 ? "" : " FILTER $" + filter);
    }
}
