package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sluice.core.plan.NodeNumbers;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.type.RowType;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeNumbersTest {
    private static final RowType NO_COLUMNS = new RowType(List.of());

    private static PlanNode leaf(String name) {
        return new ValuesNode(new OperatorId(name, "", name), List.of(List.of()), NO_COLUMNS);
    }

    private static PlanNode union(PlanNode... inputs) {
        return new UnionNode(List.of(inputs), NO_COLUMNS);
    }

    @Test
    void equalNodesHaveOneNumber() {
        NodeNumbers numbers = new NodeNumbers();
        int first = numbers.of(union(leaf("a"), leaf("b")));
        assertEquals(first, numbers.of(union(leaf("a"), leaf("b"))));
        assertNotEquals(first, numbers.of(union(leaf("b"), leaf("a"))));
        assertNotEquals(first, numbers.of(union(leaf("a"))));
        assertEquals(numbers.of(leaf("a")), numbers.of(leaf("a")));
    }

    /** Sixty storeys: walking each path would take longer than the sun lasts. */
    @Test
    void aTowerIsWalkedOnce() {
        NodeNumbers numbers = new NodeNumbers();
        PlanNode tower = leaf("a");
        PlanNode twin = leaf("a");
        for (int i = 0; i < 60; i++) {
            tower = union(tower, tower);
            twin = union(twin, twin);
        }
        assertEquals(numbers.of(tower), numbers.of(twin));
        assertNotEquals(numbers.of(tower), numbers.of(union(tower)));
    }
}
