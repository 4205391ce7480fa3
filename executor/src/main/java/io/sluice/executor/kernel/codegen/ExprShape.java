package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings AND, OR, CASE and COALESCE into a form that can be cut into methods: nested ones of a kind are made flat, then
 * those with many arguments are nested again as groups of {@link #GROUP}. Neither the value, nor the order in which
 * arguments are evaluated, nor which of them are, is changed.
 */
final class ExprShape implements ExprVisitor<Expr> {
    /** Arguments, or branches of CASE, in one group. */
    static final int GROUP = 24;

    private ExprShape() {}

    static Expr of(Expr expr) {
        return expr.accept(new ExprShape());
    }

    @Override
    public Expr visit(InputRef ref) {
        return ref;
    }

    @Override
    public Expr visit(Literal literal) {
        return literal;
    }

    @Override
    public Expr visit(Call call) {
        return switch (call.function()) {
            case "AND", "OR" -> logical(call);
            case "CASE" -> caseOf(call);
            case "COALESCE" -> coalesce(call);
            default -> new Call(call.function(), shaped(call.args()), call.type());
        };
    }

    private List<Expr> shaped(List<Expr> args) {
        List<Expr> out = new ArrayList<>(args.size());
        for (Expr arg : args) {
            out.add(arg.accept(this));
        }
        return out;
    }

    private Expr logical(Call call) {
        List<Expr> terms = new ArrayList<>();
        collectTerms(call, terms);
        List<Expr> shaped = shaped(terms);
        while (shaped.size() > GROUP) {
            List<Expr> groups = new ArrayList<>();
            for (int from = 0; from < shaped.size(); from += GROUP) {
                List<Expr> group = shaped.subList(from, Math.min(from + GROUP, shaped.size()));
                groups.add(group.size() == 1 ? group.get(0) : new Call(call.function(), group, call.type()));
            }
            shaped = groups;
        }
        return new Call(call.function(), shaped, call.type());
    }

    private static void collectTerms(Call call, List<Expr> terms) {
        for (Expr arg : call.args()) {
            if (isCall(arg, call.function())) {
                collectTerms((Call) arg, terms);
            } else {
                terms.add(arg);
            }
        }
    }

    private Expr caseOf(Call call) {
        List<Expr> branches = new ArrayList<>();
        Expr last = call;
        while (isCall(last, "CASE")) {
            List<Expr> args = ((Call) last).args();
            branches.addAll(args.subList(0, args.size() - 1));
            last = args.get(args.size() - 1);
        }
        branches.add(last);
        return regroup("CASE", shaped(branches), 2 * GROUP, call.type());
    }

    private Expr coalesce(Call call) {
        List<Expr> values = new ArrayList<>();
        Expr last = call;
        while (isCall(last, "COALESCE")) {
            List<Expr> args = ((Call) last).args();
            values.addAll(args.subList(0, args.size() - 1));
            last = args.get(args.size() - 1);
        }
        values.add(last);
        return regroup("COALESCE", shaped(values), GROUP, call.type());
    }

    /** Puts all but the first {@code size} arguments into a call of the same kind that stands last, again and again. */
    private static Expr regroup(String function, List<Expr> args, int size, SqlType type) {
        int groups = (args.size() - 2) / size;
        Expr tail = null;
        for (int g = groups; g >= 0; g--) {
            int from = g * size;
            int to = g == groups ? args.size() : from + size;
            List<Expr> group = new ArrayList<>(args.subList(from, to));
            if (tail != null) {
                group.add(tail);
            }
            tail = new Call(function, group, type);
        }
        return tail;
    }

    private static boolean isCall(Expr expr, String function) {
        return expr instanceof Call call && call.function().equals(function);
    }
}
