package io.sluice.engine.job;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanVisitor;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.SessionAssignNode;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SortNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.UnnestNode;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.kernel.KernelCompiler;
import io.sluice.executor.operator.CalcOperator;
import io.sluice.executor.operator.GroupAggregateOperator;
import io.sluice.executor.operator.JoinOperator;
import io.sluice.executor.operator.KeyConflictOperator;
import io.sluice.executor.operator.LimitOperator;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.SessionOperator;
import io.sluice.executor.operator.SetOperationOperator;
import io.sluice.executor.operator.SortOperator;
import io.sluice.executor.operator.UnnestOperator;
import io.sluice.executor.operator.WindowAggregateOperator;
import io.sluice.executor.operator.WindowAssignOperator;
import io.sluice.executor.runtime.OperatorFactory;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators of one job: one for each node and task, with kernels from the engine's compiler. For any thread. */
final class PlanOperators implements OperatorFactory, PlanVisitor<Operator> {
    private final KernelCompiler compiler;
    private final FunctionRegistry registry;

    /** @param registry with the session's time zone */
    PlanOperators(KernelCompiler compiler, FunctionRegistry registry) {
        this.compiler = compiler;
        this.registry = registry;
    }

    @Override
    public Operator create(PlanNode node) {
        return node.accept(this);
    }

    @Override
    public Kernel kernel(RowType input, Optional<Expr> condition, List<Expr> projections) {
        List<Field> fields = new ArrayList<>();
        for (Expr projection : projections) {
            fields.add(new Field("c" + fields.size(), projection.type()));
        }
        return compiler.compile(condition, projections, input, new RowType(fields), registry);
    }

    @Override
    public Operator visit(CalcNode node) {
        return new CalcOperator(compiler.compile(
                node.condition(), node.projections(), node.input().rowType(), node.rowType(), registry));
    }

    @Override
    public Operator visit(WindowAssignNode node) {
        return new WindowAssignOperator(node);
    }

    @Override
    public Operator visit(SessionAssignNode node) {
        return SessionOperator.of(node);
    }

    @Override
    public Operator visit(WindowAggregateNode node) {
        return node.window() instanceof WindowSpec.Session
                ? SessionOperator.of(node)
                : new WindowAggregateOperator(node);
    }

    @Override
    public Operator visit(GroupAggregateNode node) {
        return new GroupAggregateOperator(node);
    }

    @Override
    public Operator visit(JoinNode node) {
        RowType both = node.left().rowType().concat(node.right().rowType());
        if (node.type() != JoinType.INNER) {
            both = both.concat(
                    RowType.of(new Field("pair", SqlType.of(TypeRoot.INTEGER).notNull())));
        }
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            all.add(new InputRef(i, both.type(i)));
        }
        Kernel condition = node.condition().isPresent() ? kernel(both, node.condition(), all) : null;
        return new JoinOperator(node, condition);
    }

    @Override
    public Operator visit(SetOperationNode node) {
        return new SetOperationOperator(node);
    }

    @Override
    public Operator visit(KeyConflictNode node) {
        return new KeyConflictOperator(node);
    }

    @Override
    public Operator visit(SortNode node) {
        return new SortOperator(node);
    }

    @Override
    public Operator visit(UnnestNode node) {
        return new UnnestOperator(node);
    }

    @Override
    public Operator visit(LimitNode node) {
        return new LimitOperator(node);
    }

    @Override
    public Operator visit(ScanNode node) {
        throw runByTheRuntime(node);
    }

    @Override
    public Operator visit(ValuesNode node) {
        throw runByTheRuntime(node);
    }

    @Override
    public Operator visit(UnionNode node) {
        throw runByTheRuntime(node);
    }

    @Override
    public Operator visit(ExchangeNode node) {
        throw runByTheRuntime(node);
    }

    @Override
    public Operator visit(LateRowsNode node) {
        throw runByTheRuntime(node);
    }

    private static IllegalArgumentException runByTheRuntime(PlanNode node) {
        return new IllegalArgumentException("the runtime runs this node itself: " + node);
    }
}
