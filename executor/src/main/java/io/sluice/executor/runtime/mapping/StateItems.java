package io.sluice.executor.runtime.mapping;

import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.CalcNode;
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
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The states of a plan, inputs first; one of several plans that are equal is listed once. */
public final class StateItems implements PlanVisitor<Void> {
    /** The state of a sink, which holds nothing once it is committed. */
    public static final String OUTPUT = "output that is not yet visible";

    private static final String FOR_EVER = "for ever";
    private static final String WINDOW = "until its window has closed";
    private static final String END = "until the end of the input";

    private final List<StateItem> items = new ArrayList<>();
    private final NodeNumbers numbers = new NodeNumbers();
    private final Set<Integer> seen = new HashSet<>();

    private StateItems() {}

    /** Of all operators that have an identity, in the order in which rows pass them. */
    public static List<StateItem> of(PhysicalPlan plan) {
        StateItems all = new StateItems();
        for (PlanRoot root : plan.roots()) {
            all.visitOnce(root.input());
            if (root instanceof PlanRoot.TableSink sink) {
                all.add(sink.id(), OUTPUT, "", List.of(), "until the next checkpoint");
            } else if (root instanceof PlanRoot.View view) {
                all.add(
                        view.id(),
                        "the rows of the view",
                        "",
                        view.input().rowType().names(),
                        "while they stand");
            }
        }
        return List.copyOf(all.items);
    }

    private void visitOnce(PlanNode node) {
        if (seen.add(numbers.of(node))) {
            node.inputs().forEach(this::visitOnce);
            node.accept(this);
        }
    }

    private Void add(OperatorId id, String state, String stateId, List<String> keys, String kept) {
        items.add(new StateItem(id.name(), id.id(), state, stateId, keys, kept));
        return null;
    }

    private static List<String> names(RowType type, List<Integer> columns) {
        return columns.stream().map(type.names()::get).toList();
    }

    private Void aggregates(
            OperatorId id, PlanNode input, List<Integer> keyColumns, List<AggregateCall> calls, String kept) {
        List<String> keys = names(input.rowType(), keyColumns);
        if (calls.isEmpty()) {
            return add(id, "the keys", "", keys, kept);
        }
        for (AggregateCall call : calls) {
            add(id, ColumnText.named(call.toString(), input.rowType()), call.stateId(), keys, kept);
        }
        return null;
    }

    @Override
    public Void visit(ScanNode node) {
        return add(node.id(), "how far it has read", "", List.of(), END);
    }

    @Override
    public Void visit(ValuesNode node) {
        return add(node.id(), "how far it has read", "", List.of(), END);
    }

    @Override
    public Void visit(SessionAssignNode node) {
        return add(node.id(), "rows of open sessions", "", names(node.input().rowType(), node.keys()), WINDOW);
    }

    @Override
    public Void visit(WindowAggregateNode node) {
        return aggregates(node.id(), node.input(), node.keys(), node.aggregates(), WINDOW);
    }

    @Override
    public Void visit(GroupAggregateNode node) {
        return aggregates(node.id(), node.input(), node.keys(), node.aggregates(), node.finalOnly() ? END : FOR_EVER);
    }

    @Override
    public Void visit(JoinNode node) {
        add(node.id(), "rows of the left side", "left", names(node.left().rowType(), node.leftKeys()), FOR_EVER);
        return add(
                node.id(),
                "rows of the right side",
                "right",
                names(node.right().rowType(), node.rightKeys()),
                FOR_EVER);
    }

    @Override
    public Void visit(SetOperationNode node) {
        return add(node.id(), "counts of rows by side", "", node.rowType().names(), node.finalOnly() ? END : FOR_EVER);
    }

    @Override
    public Void visit(KeyConflictNode node) {
        return add(
                node.id(),
                "the row of each key",
                "",
                names(node.input().rowType(), node.keys()),
                node.finalOnly() ? END : FOR_EVER);
    }

    @Override
    public Void visit(SortNode node) {
        return add(node.id(), "all rows", "", List.of(), END);
    }

    @Override
    public Void visit(LimitNode node) {
        return add(node.id(), "how many rows have passed", "", List.of(), END);
    }

    @Override
    public Void visit(CalcNode node) {
        return null;
    }

    @Override
    public Void visit(WindowAssignNode node) {
        return null;
    }

    @Override
    public Void visit(UnnestNode node) {
        return null;
    }

    @Override
    public Void visit(UnionNode node) {
        return null;
    }

    @Override
    public Void visit(ExchangeNode node) {
        return null;
    }

    @Override
    public Void visit(LateRowsNode node) {
        return null;
    }
}
