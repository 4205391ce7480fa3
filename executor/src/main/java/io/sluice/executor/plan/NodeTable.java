package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.core.plan.PlanNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a document by number. */
final class NodeTable {
    private final Map<PlanNode, Integer> numbers = new IdentityHashMap<>();
    private final List<PlanNode> nodes = new ArrayList<>();

    int size() {
        return nodes.size();
    }

    boolean knows(PlanNode node) {
        return numbers.containsKey(node);
    }

    /** A node to write. Equal nodes may have one number. */
    void put(PlanNode node, int number) {
        numbers.put(node, number);
    }

    /** A node that was read; it gets the next number. */
    void add(PlanNode node) {
        nodes.add(node);
    }

    /** How a node names another: by its number. */
    Form reference(Class<?> wanted) {
        return new Form() {
            @Override
            public void write(Object value, JsonGenerator json) throws IOException {
                json.writeNumber(numbers.get(value));
            }

            @Override
            public Object read(JsonValue json) {
                int number = json.integer();
                if (number < 0 || number >= nodes.size()) {
                    throw json.damaged("no node " + number + " comes before");
                }
                PlanNode node = nodes.get(number);
                if (!wanted.isInstance(node)) {
                    throw json.damaged("node " + number + " is of kind " + SealedForm.kind(node.getClass()) + ", not "
                            + SealedForm.kind(wanted));
                }
                return node;
            }
        };
    }
}
