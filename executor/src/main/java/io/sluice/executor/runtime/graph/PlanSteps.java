package io.sluice.executor.runtime.graph;

import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.NodeNumbers;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a plan into steps and edges. Equal nodes become one step; exchanges and late rows become properties of edges.
 * Steps are numbered so that inputs come first.
 */
final class PlanSteps implements PlanVisitor<PlanSteps.Feed> {
    /** Where the rows of a plan node come from. */
    record Feed(int step, boolean late, Optional<Distribution> distribution) {}

    final List<Step> steps = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>();
    private final NodeNumbers numbers = new NodeNumbers();
    private final UserFunctionIds functions = new UserFunctionIds();
    private final Map<Integer, Feed> known = new HashMap<>();

    static PlanSteps of(PhysicalPlan plan) {
        PlanSteps builder = new PlanSteps();
        for (PlanRoot root : plan.roots()) {
            builder.add(step(root), List.of(root.input()));
        }
        return builder;
    }

    private static Step step(PlanRoot root) {
        if (root instanceof PlanRoot.TableSink sink) {
            return new Step.Write(sink);
        }
        return root instanceof PlanRoot.View view ? new Step.Keep(view) : new Step.Deliver((PlanRoot.Result) root);
    }

    private Feed feed(PlanNode node) {
        int number = numbers.of(node);
        Feed feed = known.get(number);
        if (feed == null) {
            feed = node.accept(this);
            known.put(number, feed);
        }
        return feed;
    }

    private Feed add(Step step, List<PlanNode> inputs) {
        List<Feed> feeds = new ArrayList<>();
        inputs.forEach(input -> feeds.add(feed(input)));
        int number = steps.size();
        steps.add(step);
        for (int i = 0; i < feeds.size(); i++) {
            Feed feed = feeds.get(i);
            edges.add(new Edge(
                    feed.step,
                    feed.late,
                    number,
                    i,
                    feed.distribution,
                    inputs.get(i).rowType()));
        }
        return new Feed(number, false, Optional.empty());
    }

    private Feed operate(PlanNode node, OperatorId id, boolean eventTime) {
        return add(new Step.Operate(node, Optional.of(id), id.name(), eventTime), node.inputs());
    }

    @Override
    public Feed visit(ScanNode node) {
        return add(new Step.Scan(node), List.of());
    }

    @Override
    public Feed visit(ValuesNode node) {
        return add(new Step.Constants(node), List.of());
    }

    @Override
    public Feed visit(CalcNode node) {
        return add(new Step.Operate(node, functions.id(node), "calc", false), node.inputs());
    }

    @Override
    public Feed visit(UnionNode node) {
        return add(new Step.Union(node), node.inputs());
    }

    @Override
    public Feed visit(ExchangeNode node) {
        Feed below = feed(node.input());
        return new Feed(below.step, below.late, Optional.of(node.distribution()));
    }

    @Override
    public Feed visit(WindowAssignNode node) {
        return add(new Step.Operate(node, Optional.empty(), "window", true), node.inputs());
    }

    @Override
    public Feed visit(SessionAssignNode node) {
        return operate(node, node.id(), true);
    }

    @Override
    public Feed visit(WindowAggregateNode node) {
        return operate(node, node.id(), true);
    }

    @Override
    public Feed visit(GroupAggregateNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(JoinNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(SetOperationNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(KeyConflictNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(SortNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(LimitNode node) {
        return operate(node, node.id(), false);
    }

    @Override
    public Feed visit(UnnestNode node) {
        return add(new Step.Operate(node, Optional.empty(), "unnest", false), node.inputs());
    }

    @Override
    public Feed visit(LateRowsNode node) {
        Feed operator = feed(node.operator());
        return new Feed(operator.step, true, Optional.empty());
    }
}
