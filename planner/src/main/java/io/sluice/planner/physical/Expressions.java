package io.sluice.planner.physical;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Walks over expressions. */
final class Expressions {
    private Expressions() {}

    /** The expression with each column reference replaced. */
    static Expr replace(Expr expression, IntFunction<Expr> columns) {
        return expression.accept(new ExprVisitor<>() {
            @Override
            public Expr visit(InputRef ref) {
                return columns.apply(ref.index());
            }

            @Override
            public Expr visit(Literal literal) {
                return literal;
            }

            @Override
            public Expr visit(Call call) {
                List<Expr> args = new ArrayList<>();
                for (Expr arg : call.args()) {
                    args.add(arg.accept(this));
                }
                return args.equals(call.args()) ? call : new Call(call.function(), args, call.type(), call.site());
            }
        });
    }

    /** The expression as one that was written at {@code site}. */
    static Expr at(CallSite site, Expr expression) {
        return expression.accept(new ExprVisitor<>() {
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
                List<Expr> args = call.args().stream().map(a -> a.accept(this)).toList();
                return new Call(call.function(), args, call.type(), Optional.of(site));
            }
        });
    }

    /** Calls {@code columns} with each column reference, as often as it stands there. */
    static void forEachColumn(Expr expression, Consumer<Integer> columns) {
        replace(expression, index -> {
            columns.accept(index);
            return new InputRef(index, SqlType.of(TypeRoot.NULL));
        });
    }

    static boolean readsOnly(Expr expression, java.util.function.IntPredicate allowed) {
        boolean[] only = {true};
        forEachColumn(expression, i -> only[0] &= allowed.test(i));
        return only[0];
    }

    /** The conditions that must all hold for {@code condition} to hold. */
    static List<Expr> conjuncts(Expr condition) {
        if (condition instanceof Call call && call.function().equals("AND")) {
            return call.args().stream().flatMap(a -> conjuncts(a).stream()).toList();
        }
        return List.of(condition);
    }

    /** The position of a plain reference to {@code column}, or -1. */
    static int indexOf(List<Expr> expressions, int column) {
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof InputRef ref && ref.index() == column) {
                return i;
            }
        }
        return -1;
    }

    /** The expression as text, columns named by {@code names}. */
    static String print(Expr expression, IntFunction<String> names) {
        return expression.accept(new ExprVisitor<>() {
            @Override
            public String visit(InputRef ref) {
                return names.apply(ref.index());
            }

            @Override
            public String visit(Literal literal) {
                return literal.toString();
            }

            @Override
            public String visit(Call call) {
                String args = call.args().stream().map(a -> a.accept(this)).collect(Collectors.joining(", ", "(", ")"));
                boolean cast = call.function().endsWith("CAST");
                return call.function() + args + (cast ? ":" + call.type() : "");
            }
        });
    }
}
