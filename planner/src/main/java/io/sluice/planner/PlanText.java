package io.sluice.planner;

import io.sluice.core.expr.Expr;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.NodeNumbers;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.PlanVisitor;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.SessionAssignNode;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SortKey;
import io.sluice.core.plan.SortNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.UnnestNode;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan as text, for EXPLAIN: one node a line, inputs indented below. A node that several others read is printed once,
 * with a number, and then only referred to.
 */
public final class PlanText {
    private final StringBuilder out = new StringBuilder();
    /** Equal nodes have one number, by which the maps know them. */
    private final NodeNumbers nodes = new NodeNumbers();

    private final Map<Integer, Integer> readers = new HashMap<>();
    private final Map<Integer, Integer> shown = new HashMap<>();

    private PlanText() {}

    /** Ends with a line break. Deterministic: equal plans give equal text. */
    public static String print(PhysicalPlan plan) {
        PlanText text = new PlanText();
        Set<Integer> seen = new HashSet<>();
        plan.roots().forEach(r -> text.count(r.input(), seen));
        plan.roots().forEach(text::root);
        return text.out.toString();
    }

    private void count(PlanNode node, Set<Integer> seen) {
        readers.merge(nodes.of(node), 1, Integer::sum);
        if (seen.add(nodes.of(node))) {
            node.inputs().forEach(i -> count(i, seen));
        }
    }

    private void root(PlanRoot root) {
        out.append(title(root))
                .append(", changelog=[")
                .append(mode(root.input()))
                .append("])\n");
        node(root.input(), 1);
    }

    private static String title(PlanRoot root) {
        if (root instanceof PlanRoot.TableSink sink) {
            return "Sink(table=[" + sink.table().path() + "], columns=["
                    + String.join(", ", sink.table().physical().names()) + "]" + key(sink);
        }
        String columns = "columns=[" + String.join(", ", root.input().rowType().names()) + "]";
        return root instanceof PlanRoot.View view ? "View(view=[" + view.path() + "], " + columns : "Result(" + columns;
    }

    private static String key(PlanRoot.TableSink sink) {
        List<Integer> key = sink.table().primaryKey();
        return key.isEmpty() ? "" : ", key=[" + names(sink.table().physical(), key) + "]";
    }

    private static String mode(PlanNode node) {
        return node.insertOnly() ? "I" : "I,UB,UA,D";
    }

    private void node(PlanNode node, int depth) {
        out.append("  ".repeat(depth));
        int number = nodes.of(node);
        boolean shared = readers.get(number) > 1;
        if (shared && shown.containsKey(number)) {
            out.append("Reuse(").append(shown.get(number)).append(")\n");
            return;
        }
        out.append(node.accept(Describer.INSTANCE));
        if (shared) {
            shown.put(number, shown.size() + 1);
            out.append(" (").append(shown.get(number)).append(")");
        }
        out.append('\n');
        node.inputs().forEach(i -> node(i, depth + 1));
    }

    static String names(RowType type, List<Integer> columns) {
        return columns.stream().map(type::name).collect(Collectors.joining(", "));
    }

    /** One line for each kind of node. */
    private enum Describer implements PlanVisitor<String> {
        INSTANCE;

        @Override
        public String visit(ScanNode node) {
            String watermark = node.watermark()
                    .map(w -> ", watermark=[" + node.rowType().name(w.timeColumn()) + " AS "
                            + ExprText.print(w.expression(), node.rowType()) + "]")
                    .orElse("");
            RowType read = node.table().readable().project(node.columns());
            return "Scan(table=[" + node.table().path() + "], columns=["
                    + expressions(node.outputs(), node.rowType(), read) + "]" + watermark
                    + (node.bounded() ? ", bounded" : "") + changes(node) + ")";
        }

        @Override
        public String visit(ValuesNode node) {
            String rows = node.rows().stream()
                    .map(r -> r.stream()
                            .map(v -> ExprText.print(v, node.rowType()))
                            .collect(Collectors.joining(", ", "(", ")")))
                    .collect(Collectors.joining(", "));
            return "Values(rows=[" + rows + "])";
        }

        @Override
        public String visit(CalcNode node) {
            RowType input = node.input().rowType();
            String where = node.condition()
                    .map(c -> ", where=[" + ExprText.print(c, input) + "]")
                    .orElse("");
            return "Calc(select=[" + expressions(node.projections(), node.rowType(), input) + "]" + where + ")";
        }

        @Override
        public String visit(UnionNode node) {
            return "Union(all=[true])";
        }

        @Override
        public String visit(ExchangeNode node) {
            return node.distribution() instanceof Distribution.Hash hash
                    ? "Exchange(distribution=[hash[" + names(node.rowType(), hash.keys()) + "]])"
                    : "Exchange(distribution=[single])";
        }

        @Override
        public String visit(WindowAssignNode node) {
            return "WindowAssign(window=["
                    + WindowText.print(node.window(), node.input().rowType()) + "])";
        }

        @Override
        public String visit(SessionAssignNode node) {
            RowType input = node.input().rowType();
            String keys = node.keys().isEmpty() ? "" : ", partitionBy=[" + names(input, node.keys()) + "]";
            return "WindowAssign(name=[" + node.id().name() + "], window=[" + WindowText.print(node.window(), input)
                    + "]" + keys + lateness(node.allowedLatenessMicros()) + changes(node) + ")";
        }

        private static String lateness(long micros) {
            return micros == 0 ? "" : ", allowedLateness=[" + WindowText.duration(micros) + "]";
        }

        @Override
        public String visit(WindowAggregateNode node) {
            RowType input = node.input().rowType();
            List<String> properties = node.properties().stream()
                    .map(p -> p.name().toLowerCase(Locale.ROOT))
                    .toList();
            return "WindowAggregate(name=[" + node.id().name() + "], window=["
                    + WindowText.print(node.window(), input) + "]" + by(node.keys(), input)
                    + calls(node.aggregates(), input)
                    + (properties.isEmpty() ? "" : ", properties=[" + String.join(", ", properties) + "]")
                    + lateness(node.allowedLatenessMicros()) + fires("early", node.earlyFireMillis())
                    + fires("late", node.lateFireMillis()) + changes(node) + ")";
        }

        private static String fires(String when, long millis) {
            return millis < 0 ? "" : ", " + when + "Fire=[" + millis + " ms]";
        }

        @Override
        public String visit(GroupAggregateNode node) {
            RowType input = node.input().rowType();
            return "GroupAggregate(name=[" + node.id().name() + "]" + by(node.keys(), input)
                    + calls(node.aggregates(), input) + (node.finalOnly() ? ", final" : "") + changes(node) + ")";
        }

        @Override
        public String visit(JoinNode node) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < node.leftKeys().size(); i++) {
                keys.add(node.left().rowType().name(node.leftKeys().get(i)) + " = "
                        + node.right().rowType().name(node.rightKeys().get(i)));
            }
            String where = node.condition()
                    .map(c -> ", where=[" + ExprText.print(c, node.rowType()) + "]")
                    .orElse("");
            return "Join(type=[" + node.type().name().toLowerCase(Locale.ROOT) + "], on=[" + String.join(", ", keys)
                    + "]" + where + changes(node) + ")";
        }

        @Override
        public String visit(SetOperationNode node) {
            return "SetOperation(kind=[" + node.operation().name().toLowerCase(Locale.ROOT) + "], all=[" + node.all()
                    + "]" + (node.finalOnly() ? ", final" : "") + changes(node) + ")";
        }

        @Override
        public String visit(KeyConflictNode node) {
            return "KeyConflict(key=[" + names(node.rowType(), node.keys()) + "], keep=["
                    + switch (node.action()) {
                        case NOTHING -> "first";
                        case ERROR -> "only";
                        case DEDUPLICATE -> "last";
                    } + "]" + (node.finalOnly() ? ", final" : "") + changes(node) + ")";
        }

        @Override
        public String visit(SortNode node) {
            String keys = node.keys().stream().map(k -> key(k, node.rowType())).collect(Collectors.joining(", "));
            return "Sort(orderBy=[" + keys + "]" + limits(node.offset(), node.fetch()) + ")";
        }

        private static String key(SortKey key, RowType type) {
            return type.name(key.column())
                    + (key.ascending() ? " ASC" : " DESC")
                    + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }

        @Override
        public String visit(LimitNode node) {
            long fetch = node.fetch() == Long.MAX_VALUE ? -1 : node.fetch();
            return "Limit(" + limits(node.offset(), fetch).replaceFirst("^, ", "") + ")";
        }

        private static String limits(long offset, long fetch) {
            return (offset == 0 ? "" : ", offset=[" + offset + "]") + (fetch < 0 ? "" : ", fetch=[" + fetch + "]");
        }

        @Override
        public String visit(UnnestNode node) {
            return "Unnest(of=[" + node.input().rowType().name(node.column()) + "]"
                    + (node.ordinality() ? ", ordinality" : "") + (node.outer() ? ", outer" : "") + ")";
        }

        @Override
        public String visit(LateRowsNode node) {
            return "LateRows(of=[" + node.operatorId().name() + "])";
        }

        private static String by(List<Integer> keys, RowType input) {
            return keys.isEmpty() ? "" : ", groupBy=[" + names(input, keys) + "]";
        }

        private static String calls(List<AggregateCall> calls, RowType input) {
            return calls.isEmpty()
                    ? ""
                    : ", select=[" + calls.stream().map(c -> call(c, input)).collect(Collectors.joining(", ")) + "]";
        }

        private static String call(AggregateCall call, RowType input) {
            String args = call.args().isEmpty() ? "*" : names(input, call.args());
            String order = call.order().stream()
                    .map(k -> input.name(k.column()) + (k.ascending() ? "" : " DESC"))
                    .collect(Collectors.joining(", "));
            return call.function() + "(" + (call.distinct() ? "DISTINCT " : "") + args
                    + (call.keepNulls() ? " RESPECT NULLS" : "")
                    + (order.isEmpty() ? "" : " ORDER BY " + order) + ")"
                    + (call.filter() < 0 ? "" : " FILTER " + input.name(call.filter()));
        }

        private static String changes(PlanNode node) {
            return node.insertOnly() ? "" : ", changelog=[I,UB,UA,D]";
        }

        /** Expressions with the names they get, where those say more. */
        private static String expressions(List<Expr> expressions, RowType names, RowType input) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < expressions.size(); i++) {
                String text = ExprText.print(expressions.get(i), input);
                texts.add(text.equals(names.name(i)) ? text : text + " AS " + names.name(i));
            }
            return String.join(", ", texts);
        }
    }
}
