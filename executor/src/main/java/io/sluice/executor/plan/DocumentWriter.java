package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes one plan. Nodes are told apart by their text, in which inputs are numbers: comparing records would walk a
 * shared subplan once per path to it, which doubles with every level.
 */
final class DocumentWriter {
    private final NodeTable table = new NodeTable();
    private final Forms forms = new Forms(table);
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    String write(PhysicalPlan plan) {
        if (plan.version() != PhysicalPlan.CURRENT_VERSION) {
            throw new IllegalArgumentException("a plan of form " + plan.version() + " cannot be written");
        }
        List<String> roots = new ArrayList<>();
        for (PlanRoot root : plan.roots()) {
            add(root.input());
            roots.add(text(json -> forms.of(PlanRoot.class).write(root, json)));
        }
        String nodes = numbers.entrySet().stream()
                .map(e -> numbered(e.getValue(), e.getKey()))
                .collect(Collectors.joining(",\n"));
        return "{" + name(PlanDocument.VERSION) + plan.version() + ",\n" + name(PlanDocument.SQL)
                + text(json -> json.writeString(plan.sql())) + ",\n" + name(PlanDocument.NODES) + "[\n" + nodes + "],\n"
                + name(PlanDocument.ROOTS) + "[\n" + String.join(",\n", roots) + "]}\n";
    }

    /** Numbers a node after all that lies below it; without recursion, for plans may be deep. */
    private void add(PlanNode top) {
        Deque<PlanNode> open = new ArrayDeque<>();
        open.push(top);
        while (!open.isEmpty()) {
            PlanNode node = open.peek();
            List<PlanNode> missing =
                    node.inputs().stream().filter(i -> !table.knows(i)).toList();
            for (int i = missing.size() - 1; i >= 0; i--) {
                open.push(missing.get(i));
            }
            if (missing.isEmpty()) {
                open.pop();
                number(node);
            }
        }
    }

    private void number(PlanNode node) {
        if (!table.knows(node)) {
            String text = text(json -> forms.node().write(node, json));
            Integer known = numbers.putIfAbsent(text, numbers.size());
            table.put(node, known == null ? numbers.size() - 1 : known);
        }
    }

    private static String numbered(int number, String node) {
        return "{" + name(PlanDocument.NODE) + number + "," + node.substring(1);
    }

    private static String name(String member) {
        return "\"" + member + "\":";
    }

    private static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (StreamConstraintsException | StackOverflowError e) {
            throw SluiceException.of(ErrorCode.INVALID_QUERY, "an expression is nested too deeply for a plan document")
                    .causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
