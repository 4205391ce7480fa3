package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.type.RowType;
import io.sluice.planner.ExprText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the columns an operator's input must have: each expression once, named by what it computes, so that operators
 * that compute the same are equal whatever the query calls their columns.
 */
final class InputColumns {
    private static final int LONGEST_NAME = 60;

    private final RowType input;
    private final List<Expr> expressions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    InputColumns(Stream input) {
        this.input = input.node().rowType();
    }

    /**
     * Takes the columns of the relation's stream as they are when just those are wanted, so that nothing need be
     * calculated. Called first.
     */
    void startAs(Relation relation, Collection<Integer> wanted) {
        RowType row = relation.stream().node().rowType();
        Set<Integer> read = new HashSet<>();
        for (int column : wanted) {
            if (!(relation.columns().get(column) instanceof InputRef ref)) {
                return;
            }
            read.add(ref.index());
        }
        boolean asIs = relation.condition().isEmpty() && relation.window().isEmpty();
        if (asIs && read.size() == row.size()) {
            for (int i = 0; i < row.size(); i++) {
                add(new InputRef(i, row.type(i)));
            }
        }
    }

    /** The position of the expression, added when it is not there yet. */
    int add(Expr expression) {
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        String name = ExprText.print(expression, input);
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + ".." : name;
        expressions.add(expression);
        names.add(names.contains(shown) ? shown + " #" + names.size() : shown);
        return expressions.size() - 1;
    }

    String name(int position) {
        return names.get(position);
    }

    List<Expr> expressions() {
        return List.copyOf(expressions);
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
