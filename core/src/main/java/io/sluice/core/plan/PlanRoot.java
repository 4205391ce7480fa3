package io.sluice.core.plan;

/** Where rows leave the plan. */
public sealed interface PlanRoot {
    PlanNode input();

    /** Unique in the plan; names the operator state of the root. */
    OperatorId id();

    /**
     * INSERT INTO a table. Columns of the input are those of {@code table.physical()}, in order, of the same types.
     *
     * @param parallelism from {@code sink.parallelism}; 0 means the input's
     */
    record TableSink(OperatorId id, PlanNode input, TableSpec table, int parallelism) implements PlanRoot {}

    /** A SELECT: rows go to whoever started the job, from one task. */
    record Result(OperatorId id, PlanNode input) implements PlanRoot {}
}
