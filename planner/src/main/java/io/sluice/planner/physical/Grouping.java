package io.sluice.planner.physical;

import io.sluice.core.type.SqlType;
import io.sluice.planner.sql.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A GROUP BY as it stands in the query.
 *
 * @param calls the aggregate calls that are needed, by their number
 * @param needed columns of its result that anybody reads
 */
record Grouping(LogicalAggregate aggregate, List<Integer> calls, ImmutableBitSet needed) {
    /** Columns of the input that are grouped by, one per key. */
    List<Integer> keys() {
        return aggregate.getGroupSet().asList();
    }

    /** Columns of the input that aggregates read. */
    List<Integer> arguments() {
        List<Integer> arguments = new ArrayList<>();
        for (int index : calls) {
            AggregateCall call = call(index);
            arguments.addAll(call.getArgList());
            call.getCollation().getFieldCollations().forEach(c -> arguments.add(c.getFieldIndex()));
            if (call.hasFilter()) {
                arguments.add(call.filterArg);
            }
        }
        return arguments;
    }

    /** Keys and arguments. */
    List<Integer> reads() {
        List<Integer> reads = new ArrayList<>(keys());
        reads.addAll(arguments());
        return reads;
    }

    AggregateCall call(int index) {
        return aggregate.getAggCallList().get(index);
    }

    List<String> inputNames() {
        return aggregate.getInput().getRowType().getFieldNames();
    }

    SqlType type(int index) {
        return TypeMapping.toSluice(
                aggregate.getRowType().getFieldList().get(index).getType());
    }

    int width() {
        return aggregate.getRowType().getFieldCount();
    }
}
