package io.sluice.executor.kernel;

import io.sluice.core.batch.Column;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where each output column of a filter and its projections comes from, decided once. Immutable. */
final class CalcLayout {
    /** How an output column comes about. */
    enum Kind {
        /** An input column, by reference. */
        PASS_THROUGH,
        /** The same value in every row. */
        CONSTANT,
        /** By the program. */
        COMPUTED
    }

    private final Optional<Expr> condition;
    private final List<Expr> computed = new ArrayList<>();
    private final List<Literal> literals = new ArrayList<>();
    private final Kind[] kinds;
    private final int[] sources;
    private final int[] usedColumns;

    CalcLayout(Optional<Expr> condition, List<Expr> projections, RowType input, RowType output) {
        this.condition = condition;
        kinds = new Kind[projections.size()];
        sources = new int[projections.size()];
        TreeSet<Integer> used = new TreeSet<>();
        for (int i = 0; i < kinds.length; i++) {
            Expr projection = projections.get(i);
            if (projection.type().physical() != output.type(i).physical()) {
                throw new IllegalArgumentException(
                        "column " + i + " is " + output.type(i) + " but computed as " + projection.type());
            }
            place(i, projection);
            collectColumns(projection, used);
        }
        TreeSet<Integer> all = new TreeSet<>(used);
        condition.ifPresent(c -> collectColumns(c, all));
        if (!all.isEmpty() && all.last() >= input.size()) {
            throw new IllegalArgumentException("column " + all.last() + " of " + input);
        }
        usedColumns = used.stream().mapToInt(Integer::intValue).toArray();
    }

    private void place(int index, Expr projection) {
        projection.accept(new ExprVisitor<Void>() {
            @Override
            public Void visit(InputRef ref) {
                return put(Kind.PASS_THROUGH, ref.index());
            }

            @Override
            public Void visit(Literal literal) {
                literals.add(literal);
                return put(Kind.CONSTANT, literals.size() - 1);
            }

            @Override
            public Void visit(Call call) {
                computed.add(call);
                return put(Kind.COMPUTED, computed.size() - 1);
            }

            private Void put(Kind kind, int source) {
                kinds[index] = kind;
                sources[index] = source;
                return null;
            }
        });
    }

    private static void collectColumns(Expr expr, TreeSet<Integer> into) {
        if (expr instanceof InputRef ref) {
            into.add(ref.index());
        } else if (expr instanceof Call call) {
            call.args().forEach(arg -> collectColumns(arg, into));
        }
    }

    boolean hasCondition() {
        return condition.isPresent();
    }

    boolean needsProgram() {
        return condition.isPresent() || !computed.isEmpty();
    }

    Optional<Expr> condition() {
        return condition;
    }

    List<Expr> computed() {
        return computed;
    }

    int outputCount() {
        return kinds.length;
    }

    int computedCount() {
        return computed.size();
    }

    Kind kind(int column) {
        return kinds[column];
    }

    /** The input column, the constant or the computed column that an output column is. */
    int source(int column) {
        return sources[column];
    }

    /** The input columns that projections read, in order. */
    int[] usedColumns() {
        return usedColumns;
    }

    /** Used columns at the places of the input columns that they are; the others are null. */
    Column[] spread(Column[] used, int inputColumns) {
        Column[] out = new Column[inputColumns];
        for (int i = 0; i < used.length; i++) {
            out[usedColumns[i]] = used[i];
        }
        return out;
    }

    ConstantColumn[] constants() {
        return literals.stream().map(ConstantColumn::new).toArray(ConstantColumn[]::new);
    }

    @Override
    public String toString() {
        return computed + condition.map(c -> " WHERE " + c).orElse("");
    }
}
