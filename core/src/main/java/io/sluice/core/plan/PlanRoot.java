package io.sluice.core.plan;

import java.util.List;
import java.util.Optional;

/** Where rows leave the plan. */
public sealed interface PlanRoot {
    PlanNode input();

    /** Unique in the plan; names the operator state of the root. */
    OperatorId id();

    /**
     * INSERT INTO a table. Columns of the input are those of {@code table.physical()}, in order, of the same types.
     *
     * @param parallelism from {@code sink.parallelism}; 0 means the input's
     * @param overwrite present when the rows replace those that are there
     * @param checksLengths whether a text or binary value that is longer than its column is an error
     */
    record TableSink(
            OperatorId id,
            PlanNode input,
            TableSpec table,
            int parallelism,
            Optional<Overwrite> overwrite,
            boolean checksLengths)
            implements PlanRoot {
        /** Adds rows to a table. */
        public TableSink(OperatorId id, PlanNode input, TableSpec table, int parallelism) {
            this(id, input, table, parallelism, Optional.empty(), false);
        }
    }

    /**
     * A materialized view: its rows are kept, those of each key group in one task, and read while the job runs.
     *
     * @param path of the view
     */
    record View(OperatorId id, PlanNode input, ObjectPath path) implements PlanRoot {}

    /**
     * A SELECT: rows go to whoever started the job, from one task.
     *
     * @param uniqueKey columns in which no two rows that stand are equal, by which a row that is taken back is told from
     *     one that is replaced; no column means that there is at most one row; absent when no key is known
     */
    record Result(OperatorId id, PlanNode input, Optional<List<Integer>> uniqueKey) implements PlanRoot {
        public Result {
            uniqueKey = uniqueKey.map(List::copyOf);
        }
    }
}
