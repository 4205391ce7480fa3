package io.sluice.planner.physical;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.PlanNode;
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
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which columns the rows of a plan that stand (their weights summed) are unique, found from the sources up. A key is
 * a set of positions; the empty set says that there is at most one row. The primary key of a table that is read is
 * believed, as NOT ENFORCED says. What is found is proved, but not all that could be: no key means not known.
 */
public final class UniqueKeys implements PlanVisitor<List<Set<Integer>>> {
    /** Joins multiply keys: the smallest ones are kept. */
    private static final int MOST_KEYS = 16;

    private final Map<PlanNode, List<Set<Integer>>> known = new IdentityHashMap<>();

    private UniqueKeys() {}

    /** The keys of a node's rows, smallest first; none of them holds another. */
    public static List<Set<Integer>> of(PlanNode node) {
        return new UniqueKeys().keys(node);
    }

    /** The smallest key, ascending. */
    public static Optional<List<Integer>> smallest(PlanNode node) {
        return of(node).stream().findFirst().map(List::copyOf);
    }

    /** Whether no two rows are equal in these columns. */
    public static boolean areUnique(PlanNode node, Collection<Integer> columns) {
        return of(node).stream().anyMatch(columns::containsAll);
    }

    private List<Set<Integer>> keys(PlanNode node) {
        List<Set<Integer>> keys = known.get(node);
        if (keys == null) {
            keys = least(node.accept(this));
            known.put(node, keys);
        }
        return keys;
    }

    private static List<Set<Integer>> least(List<Set<Integer>> keys) {
        List<Set<Integer>> sorted = new ArrayList<>();
        keys.forEach(k -> sorted.add(new TreeSet<>(k)));
        sorted.sort(Comparator.<Set<Integer>>comparingInt(Set::size).thenComparing(Object::toString));
        List<Set<Integer>> out = new ArrayList<>();
        for (Set<Integer> key : sorted) {
            if (out.size() < MOST_KEYS && out.stream().noneMatch(key::containsAll)) {
                out.add(key);
            }
        }
        return List.copyOf(out);
    }

    @Override
    public List<Set<Integer>> visit(ScanNode node) {
        List<Integer> primary = node.table().primaryKey();
        if (primary.isEmpty()) {
            return List.of();
        }
        List<Expr> physical = new ArrayList<>();
        for (Expr output : node.outputs()) {
            physical.add(Expressions.replace(
                    output,
                    i -> new InputRef(
                            node.columns().get(i),
                            node.table().physical().type(node.columns().get(i)))));
        }
        return mapped(new HashSet<>(primary), physical);
    }

    @Override
    public List<Set<Integer>> visit(ValuesNode node) {
        return node.rows().size() <= 1 ? List.of(Set.of()) : List.of();
    }

    @Override
    public List<Set<Integer>> visit(CalcNode node) {
        Set<Integer> constants = new HashSet<>();
        node.condition().ifPresent(c -> Expressions.conjuncts(c)
                .forEach(e -> constant(e).ifPresent(constants::add)));
        List<Set<Integer>> keys = new ArrayList<>();
        for (Set<Integer> key : keys(node.input())) {
            Set<Integer> varying = new HashSet<>(key);
            varying.removeAll(constants);
            keys.addAll(mapped(varying, node.projections()));
        }
        return keys;
    }

    /** The column that a condition fixes to one value. */
    private static Optional<Integer> constant(Expr condition) {
        if (!(condition instanceof Call call) || !call.function().equals("=")) {
            return Optional.empty();
        }
        Expr left = call.args().get(0);
        Expr right = call.args().get(1);
        if (left instanceof InputRef ref && right instanceof Literal) {
            return Optional.of(ref.index());
        }
        return left instanceof Literal && right instanceof InputRef ref ? Optional.of(ref.index()) : Optional.empty();
    }

    /** The key over what {@code expressions} compute of its columns; none when one of them is lost. */
    private static List<Set<Integer>> mapped(Set<Integer> key, List<Expr> expressions) {
        Set<Integer> mapped = new HashSet<>();
        for (int column : key) {
            int position = -1;
            for (int i = 0; i < expressions.size() && position < 0; i++) {
                position = preserved(expressions.get(i)) == column ? i : -1;
            }
            if (position < 0) {
                return List.of();
            }
            mapped.add(position);
        }
        return List.of(mapped);
    }

    /** The column of which an expression is unequal where the column is; -1 when none. */
    private static int preserved(Expr expression) {
        if (expression instanceof InputRef ref) {
            return ref.index();
        }
        boolean cast = expression instanceof Call call
                && call.function().equals("CAST")
                && keepsApart(call.args().get(0).type(), call.type());
        return cast ? preserved(((Call) expression).args().get(0)) : -1;
    }

    /** Whether a cast makes no two values equal. */
    private static boolean keepsApart(SqlType from, SqlType to) {
        if (from.root() == to.root()) {
            boolean decimal = from.root() == TypeRoot.DECIMAL;
            return to.scale() >= from.scale()
                    && (decimal ? to.precision() - to.scale() : to.precision())
                            >= (decimal ? from.precision() - from.scale() : from.precision());
        }
        return from.isInteger() && to.isInteger() && from.root().compareTo(to.root()) < 0;
    }

    @Override
    public List<Set<Integer>> visit(UnionNode node) {
        return node.inputs().size() == 1 ? keys(node.inputs().get(0)) : List.of();
    }

    @Override
    public List<Set<Integer>> visit(ExchangeNode node) {
        return keys(node.input());
    }

    /** Each row once per window that it is in: their ends differ. */
    @Override
    public List<Set<Integer>> visit(WindowAssignNode node) {
        if (node.window() instanceof WindowSpec.Tumble) {
            return keys(node.input());
        }
        int first = node.input().rowType().size();
        List<Set<Integer>> keys = new ArrayList<>();
        for (Set<Integer> key : keys(node.input())) {
            keys.add(with(key, first + WindowProperty.WINDOW_END.ordinal()));
            keys.add(with(key, first + WindowProperty.WINDOW_TIME.ordinal()));
        }
        return keys;
    }

    /** A row is in one session. */
    @Override
    public List<Set<Integer>> visit(SessionAssignNode node) {
        return keys(node.input());
    }

    /** The keys and the end of the window. Windows that grow share their start, those of one size do not. */
    @Override
    public List<Set<Integer>> visit(WindowAggregateNode node) {
        List<Set<Integer>> keys = new ArrayList<>();
        int first = node.keys().size() + node.aggregates().size();
        boolean oneSize =
                !(node.window() instanceof WindowSpec.Cumulate || node.window() instanceof WindowSpec.Attached);
        for (int p = 0; p < node.properties().size(); p++) {
            if (oneSize || node.properties().get(p) != WindowProperty.WINDOW_START) {
                keys.add(with(range(node.keys().size()), first + p));
            }
        }
        return keys;
    }

    @Override
    public List<Set<Integer>> visit(GroupAggregateNode node) {
        return List.of(range(node.keys().size()));
    }

    /**
     * A pair is unique by the keys of both; by one side's alone when the other side is unique in the joined columns and
     * has no rows that come without a partner.
     */
    @Override
    public List<Set<Integer>> visit(JoinNode node) {
        int width = node.left().rowType().size();
        List<Set<Integer>> keys = new ArrayList<>();
        for (Set<Integer> left : keys(node.left())) {
            for (Set<Integer> right : keys(node.right())) {
                Set<Integer> shifted = new HashSet<>();
                right.forEach(i -> shifted.add(i + width));
                if (node.leftKeys().containsAll(left) && !node.type().keepsLeft()) {
                    keys.add(shifted);
                }
                if (node.rightKeys().containsAll(right) && !node.type().keepsRight()) {
                    keys.add(left);
                }
                Set<Integer> both = new HashSet<>(left);
                both.addAll(shifted);
                if (node.type() != JoinType.FULL || tellsSides(left, node.left()) || tellsSides(right, node.right())) {
                    keys.add(both);
                }
            }
        }
        return keys;
    }

    /** Whether a key is never all NULL, as it is in a row that has no partner on its side. */
    private static boolean tellsSides(Set<Integer> key, PlanNode side) {
        return key.stream().anyMatch(c -> !side.rowType().type(c).nullable());
    }

    /** Each row as often as on the left at most, or once. */
    @Override
    public List<Set<Integer>> visit(SetOperationNode node) {
        List<Set<Integer>> keys = new ArrayList<>(keys(node.left()));
        if (!node.all()) {
            keys.add(range(node.rowType().size()));
        }
        return keys;
    }

    @Override
    public List<Set<Integer>> visit(KeyConflictNode node) {
        List<Set<Integer>> keys = new ArrayList<>(keys(node.input()));
        keys.add(new HashSet<>(node.keys()));
        return keys;
    }

    @Override
    public List<Set<Integer>> visit(SortNode node) {
        return node.fetch() == 0 || node.fetch() == 1 ? List.of(Set.of()) : keys(node.input());
    }

    @Override
    public List<Set<Integer>> visit(LimitNode node) {
        return node.fetch() <= 1 ? List.of(Set.of()) : keys(node.input());
    }

    /** A row's elements have different numbers, and the entries of its MAP different keys. */
    @Override
    public List<Set<Integer>> visit(UnnestNode node) {
        int first = node.input().rowType().size();
        List<Set<Integer>> keys = new ArrayList<>();
        for (Set<Integer> key : keys(node.input())) {
            if (node.ordinality()) {
                keys.add(with(key, node.rowType().size() - 1));
            }
            if (node.input().rowType().type(node.column()).root() == TypeRoot.MAP) {
                keys.add(with(key, first));
            }
        }
        return keys;
    }

    @Override
    public List<Set<Integer>> visit(LateRowsNode node) {
        return List.of();
    }

    private static Set<Integer> range(int size) {
        Set<Integer> range = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            range.add(i);
        }
        return range;
    }

    private static Set<Integer> with(Set<Integer> key, int column) {
        Set<Integer> out = new HashSet<>(key);
        out.add(column);
        return out;
    }
}
