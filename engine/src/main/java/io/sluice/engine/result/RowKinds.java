package io.sluice.engine.result;

import io.sluice.core.batch.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flink's row kinds, made from weights where rows leave the engine. In a result with a known key a row that is taken away
 * and one of the same key that is added in the same batch are two forms of one row: -U and, directly after it, +U.
 * Without a key only rows that stand side by side are, since an operator that replaces a row emits both in this order.
 */
public final class RowKinds {
    private final Batch batch;
    private final String[] kinds;

    /** The rows in the order in which they are shown. */
    private final int[] order;

    private RowKinds(Batch batch) {
        this.batch = batch;
        this.kinds = new String[batch.rowCount];
        this.order = new int[batch.rowCount];
    }

    public static RowKinds of(Batch batch, Optional<List<Integer>> uniqueKey) {
        RowKinds kinds = new RowKinds(batch);
        int[] partners =
                uniqueKey.isPresent() && batch.weights != null ? kinds.byKey(uniqueKey.get()) : kinds.sideBySide();
        kinds.arrange(partners);
        return kinds;
    }

    /** The row that is shown at a position. */
    public int row(int position) {
        return order[position];
    }

    /** {@code +I}, {@code -U}, {@code +U} or {@code -D}. */
    public String kind(int position) {
        return kinds[order[position]];
    }

    /** For each row the other form of it, or -1. */
    private int[] sideBySide() {
        int[] partners = alone();
        for (int row = 1; row < partners.length; row++) {
            if (batch.weight(row - 1) == -1 && batch.weight(row) == 1) {
                partners[row - 1] = row;
                partners[row] = row - 1;
            }
        }
        return partners;
    }

    private int[] byKey(List<Integer> key) {
        int[] partners = alone();
        Map<List<Object>, Deque<Integer>> waiting = new HashMap<>();
        for (int row = 0; row < partners.length; row++) {
            if (Math.abs(batch.weight(row)) != 1) {
                continue;
            }
            Deque<Integer> others = waiting.computeIfAbsent(values(key, row), k -> new ArrayDeque<>());
            if (others.isEmpty() || batch.weight(others.peek()) == batch.weight(row)) {
                others.add(row);
            } else {
                int other = others.remove();
                partners[row] = other;
                partners[other] = row;
            }
        }
        return partners;
    }

    private int[] alone() {
        int[] partners = new int[batch.rowCount];
        Arrays.fill(partners, -1);
        return partners;
    }

    private List<Object> values(List<Integer> key, int row) {
        List<Object> values = new ArrayList<>(key.size());
        key.forEach(column -> values.add(batch.columns[column].value(row)));
        return values;
    }

    /** A pair stands where its first row stood. */
    private void arrange(int[] partners) {
        int position = 0;
        for (int row = 0; row < partners.length; row++) {
            int other = partners[row];
            if (other < 0) {
                kinds[row] = batch.weight(row) > 0 ? "+I" : "-D";
                order[position++] = row;
            } else if (other > row) {
                int taken = batch.weight(row) < 0 ? row : other;
                int added = taken == row ? other : row;
                kinds[taken] = "-U";
                kinds[added] = "+U";
                order[position++] = taken;
                order[position++] = added;
            }
        }
    }
}
