package io.sluice.planner.physical;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.Interpreter;
import io.sluice.planner.sql.PlacedPos;
import io.sluice.planner.sql.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns validated expressions into ours, with the registry choosing overloads and casts, and folds constants. An error
 * while folding is left for the row that meets it, so that a branch that is not taken does no harm.
 */
final class ExprLowering {
    private final FunctionRegistry registry;
    private final RexBuilder rexBuilder;
    private final Parameters parameters;

    ExprLowering(FunctionRegistry registry, RexBuilder rexBuilder, Parameters parameters) {
        this.registry = registry;
        this.rexBuilder = rexBuilder;
        this.parameters = parameters;
    }

    /** @param columns what input references stand for; null for a column that was pruned */
    Expr lower(RexNode node, List<Expr> columns) {
        return lower(node, columns, List.of());
    }

    /** @param outer what the columns of the outer row stand for, where the node refers to one */
    Expr lower(RexNode node, List<Expr> columns, List<Expr> outer) {
        return node.accept(new Lowering(columns, outer));
    }

    Expr and(Expr left, Expr right) {
        return folded(registry.call("AND", List.of(left, right), null));
    }

    /** A call of a function by name. */
    Expr call(String function, Expr... args) {
        return folded(registry.call(function, List.of(args), null));
    }

    /** The expression as a value of {@code type}, its nullability kept. */
    Expr as(Expr expression, SqlType type) {
        return expression.type().sameAs(type) || isWiderText(expression.type(), type)
                ? expression
                : folded(registry.cast(expression, type));
    }

    /** Text or bytes cast to a length, although the type may say already that it is theirs: files hold what they hold. */
    Expr recast(Expr expression, SqlType type) {
        SqlType unbounded = type.isText() ? SqlType.string() : SqlType.bytes();
        return folded(registry.cast(folded(registry.cast(expression, unbounded)), type));
    }

    /** An implicit cast there is; the registry makes it only where storage or meaning differ. */
    private static boolean isWiderText(SqlType from, SqlType to) {
        return from.isText() && to.root() == TypeRoot.VARCHAR && from.precision() <= to.precision();
    }

    boolean canCast(SqlType from, SqlType to) {
        return registry.canCast(from, to);
    }

    private Expr folded(Call call) {
        boolean isConstant = call.args().stream().allMatch(Literal.class::isInstance);
        if (!isConstant || !FunctionRegistry.isDeterministic(call.function())) {
            return call;
        }
        try {
            Object value = new Interpreter(registry).fold(call);
            return new Literal(
                    value,
                    value == null ? call.type().withNullable(true) : call.type().notNull());
        } catch (SluiceException e) {
            return call;
        }
    }

    private final class Lowering extends RexVisitorImpl<Expr> {
        private final List<Expr> columns;
        private final List<Expr> outer;

        Lowering(List<Expr> columns, List<Expr> outer) {
            super(false);
            this.columns = columns;
            this.outer = outer;
        }

        @Override
        public Expr visitInputRef(RexInputRef ref) {
            return column(columns, ref.getIndex());
        }

        private static Expr column(List<Expr> from, int index) {
            Expr column = from.get(index);
            if (column == null) {
                throw new IllegalStateException("column " + index + " was pruned, yet is used");
            }
            return column;
        }

        @Override
        public Expr visitLiteral(RexLiteral literal) {
            return LiteralLowering.lower(literal);
        }

        @Override
        public Expr visitDynamicParam(RexDynamicParam parameter) {
            return parameters.literal(parameter.getIndex(), TypeMapping.toSluice(parameter.getType()), registry);
        }

        @Override
        public Expr visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable) {
                return column(outer, access.getField().getIndex());
            }
            Expr row = access.getReferenceExpr().accept(this);
            return folded(registry.call(
                    "FIELD", List.of(row, position(access.getField().getIndex())), null));
        }

        @Override
        public Expr visitSubQuery(RexSubQuery query) {
            throw SluiceException.notBuiltYet(
                    query.getKind() == SqlKind.SCALAR_QUERY
                            ? "A sub-query as a value"
                            : "IN (SELECT ..) in this place");
        }

        /** OVER as it is written is refused before; decorrelation numbers rows for a LIMIT for each outer row. */
        @Override
        public Expr visitOver(RexOver over) {
            throw SluiceException.notBuiltYet("LIMIT in a sub-query that refers to outer rows")
                    .hint("join the rows, and keep the first of each group with FIRST_VALUE, MIN or MAX");
        }

        @Override
        public Expr visitCall(RexCall call) {
            if (call.getKind() == SqlKind.SEARCH) {
                return RexUtil.expandSearch(rexBuilder, null, call).accept(this);
            }
            SqlType type = TypeMapping.toSluice(call.getType());
            List<Expr> args = new ArrayList<>();
            for (RexNode operand : call.getOperands()) {
                args.add(operand.accept(this));
            }
            Expr lowered =
                    switch (call.getKind()) {
                        case CAST -> as(args.get(0), type);
                        case SAFE_CAST -> folded(registry.call("TRY_CAST", args, type));
                        case PLUS_PREFIX -> args.get(0);
                        case MINUS_PREFIX -> negated(args.get(0), type);
                        default -> call(CallNames.of(call), CallNames.ordered(call, args), type);
                    };
            return lowered instanceof Call made && made.site().isEmpty()
                    ? PlacedPos.of(call).<Expr>map(made::at).orElse(made)
                    : lowered;
        }

        private Literal position(int index) {
            return new Literal(index, SqlType.of(TypeRoot.INTEGER).notNull());
        }

        private Expr negated(Expr arg, SqlType type) {
            boolean unary = registry.find("-").map(f -> f.minArguments() == 1).orElse(false);
            Literal zero = new Literal(0, SqlType.of(TypeRoot.INTEGER).notNull());
            return call("-", unary ? List.of(arg) : List.of(zero, arg), type);
        }

        private Expr call(String name, List<Expr> args, SqlType type) {
            if (registry.find(name).isEmpty()) {
                throw registry.notFound(name);
            }
            return folded(registry.call(name, args, type));
        }
    }
}
