package io.sluice.executor.operator;

import io.sluice.core.expr.Literal;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Random input of joins, and what comes of it by a nested loop over all changes. */
final class JoinOracle {
    static final String LEFT = "k BIGINT, t STRING, x DOUBLE";
    static final String RIGHT = "v INT, k BIGINT, t STRING";

    private JoinOracle() {}

    static OperatorHarness harness(JoinNode node, TestPlans left, TestPlans right) {
        return new OperatorHarness(
                () -> new JoinOperator(node, node.condition().isPresent() ? valueIsOdd() : null),
                List.of(left.type(), right.type()),
                List.of(node.leftKeys(), node.rightKeys()),
                -1);
    }

    /** Passes pairs whose right row has v = 1. */
    private static Kernel valueIsOdd() {
        return batch -> {
            int[] rows = IntStream.range(0, batch.rowCount)
                    .filter(i -> (Integer) batch.columns[3].value(i) == 1)
                    .toArray();
            return batch.gather(rows, rows.length);
        };
    }

    private static TestRow randomRow(SplittableRandom r, int input, int keys) {
        Object k = r.nextInt(6) == 0 ? null : (Object) (long) r.nextInt(1 + r.nextInt(keys));
        Object t = r.nextInt(8) == 0 ? null : "t" + r.nextInt(2);
        TestRow row =
                input == 0 ? TestRow.of(1, k, t, r.nextInt(3) == 0 ? -0.0 : 0.0) : TestRow.of(1, r.nextInt(2), k, t);
        return new TestRow(input, row.values(), 1, Long.MIN_VALUE);
    }

    /**
     * Rows of both inputs in any order.
     *
     * @param keys number of values of k beside NULL; the first come more often
     */
    static List<TestRow> randomRows(SplittableRandom r, int count, int keys, boolean insertOnly) {
        List<TestRow> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(randomRow(r, r.nextInt(2), keys));
            if (!insertOnly && r.nextInt(2) == 0) {
                TestRow row = out.get(r.nextInt(out.size()));
                // In disorder: a row may be taken back before it comes, and equal rows more often than they are there.
                TestRow back = new TestRow(row.input(), row.values(), -row.weight(), Long.MIN_VALUE);
                out.add(r.nextInt(out.size() + 1), back);
            }
        }
        return out;
    }

    /** Batches are of one input: runs of rows of one input, cut at {@code batchRows}. */
    static List<Step> steps(List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size()
                    && to - from < batchRows
                    && rows.get(to).input() == rows.get(from).input()) {
                to++;
            }
            steps.add(Step.rows(rows.subList(from, to)));
            from = to;
        }
        return steps;
    }

    static Map<String, Long> nestedLoop(JoinNode node, List<TestRow> rows) {
        Map<String, Long> out = new TreeMap<>();
        for (TestRow row : rows) {
            long partners = 0;
            for (TestRow other : rows) {
                TestRow left = row.input() == 0 ? row : other;
                TestRow right = row.input() == 0 ? other : row;
                if (row.input() != other.input() && matches(node, left, right)) {
                    partners += other.weight();
                    if (row.input() == 0) {
                        put(out, left.text() + " " + right.text(), left.weight() * right.weight());
                    }
                }
            }
            if (partners == 0 && node.type().keeps(row.input())) {
                put(out, row.input() == 0 ? row.text() + " . . ." : ". . . " + row.text(), row.weight());
            }
        }
        return out;
    }

    private static void put(Map<String, Long> out, String row, long weight) {
        out.merge(row, weight, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    private static boolean matches(JoinNode node, TestRow left, TestRow right) {
        for (int i = 0; i < node.leftKeys().size(); i++) {
            Object key = left.values().get(node.leftKeys().get(i));
            if (key == null || !key.equals(right.values().get(node.rightKeys().get(i)))) {
                return false;
            }
        }
        return node.condition().isEmpty() || right.values().get(0).equals(1);
    }

    static JoinNode withCondition(JoinNode node) {
        return new JoinNode(
                node.id(),
                node.type(),
                node.left(),
                node.right(),
                node.leftKeys(),
                node.rightKeys(),
                Optional.of(new Literal(true, SqlType.of(TypeRoot.BOOLEAN))),
                node.finalOnly(),
                node.rowType());
    }
}
