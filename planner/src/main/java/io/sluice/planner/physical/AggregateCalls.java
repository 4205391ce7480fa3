package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the aggregate calls of an operator. */
final class AggregateCalls {
    private AggregateCalls() {}

    /** Adds the columns that the calls read. */
    static void addInputs(Grouping grouping, Relation input, InputColumns columns) {
        for (int argument : grouping.arguments()) {
            columns.add(input.columns().get(argument));
        }
    }

    static List<AggregateCall> of(Grouping grouping, Relation input, InputColumns columns, Stream stream) {
        int keys = grouping.keys().size();
        List<AggregateCall> calls = new ArrayList<>();
        for (int index : grouping.calls()) {
            org.apache.calcite.rel.core.AggregateCall call = grouping.call(index);
            String function = call.getAggregation().getName().toUpperCase(Locale.ROOT);
            List<Integer> args = new ArrayList<>();
            List<SqlType> types = new ArrayList<>();
            for (int argument : call.getArgList()) {
                Expr expression = input.columns().get(argument);
                args.add(columns.expressions().indexOf(expression));
                types.add(expression.type());
            }
            int filter = call.hasFilter()
                    ? columns.expressions().indexOf(input.columns().get(call.filterArg))
                    : -1;
            boolean distinct = call.isDistinct() && !function.equals("MIN") && !function.equals("MAX");
            String stateId = stateId(function, distinct, args, filter, stream);
            calls.add(new AggregateCall(function, args, types, distinct, filter, grouping.type(keys + index), stateId));
        }
        return calls;
    }

    /** The call in words, over the names of its input: the same whatever the query calls its result. */
    static String name(AggregateCall call, InputColumns columns) {
        String args = call.args().isEmpty() ? "*" : columns.name(call.args().get(0));
        String filter = call.filter() < 0 ? "" : " FILTER " + columns.name(call.filter());
        return call.function() + "(" + (call.distinct() ? "DISTINCT " : "") + args + ")" + filter;
    }

    private static String stateId(String function, boolean distinct, List<Integer> args, int filter, Stream stream) {
        String of = args.isEmpty() ? "*" : stream.origins().get(args.get(0)).lineage();
        String where =
                filter < 0 ? "" : " FILTER " + stream.origins().get(filter).lineage();
        return function + "(" + (distinct ? "DISTINCT " : "") + of + ")" + where;
    }
}
