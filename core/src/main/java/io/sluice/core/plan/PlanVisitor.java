package io.sluice.core.plan;

/** One method per kind of node, so that the compiler names what is missing. */
public interface PlanVisitor<R> {
    R visit(ScanNode node);

    R visit(ValuesNode node);

    R visit(CalcNode node);

    R visit(UnionNode node);

    R visit(ExchangeNode node);

    R visit(WindowAssignNode node);

    R visit(SessionAssignNode node);

    R visit(WindowAggregateNode node);

    R visit(GroupAggregateNode node);

    R visit(JoinNode node);

    R visit(SetOperationNode node);

    R visit(KeyConflictNode node);

    R visit(SortNode node);

    R visit(LimitNode node);

    R visit(UnnestNode node);

    R visit(LateRowsNode node);
}
