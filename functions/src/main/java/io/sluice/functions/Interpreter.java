package io.sluice.functions;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates expressions row by row: folds constants, runs expressions that are not compiled, and is the oracle that
 * generated code is tested against. Values are those of {@link Column#value}; null is NULL.
 *
 * <p>Slow, and for one thread. An instance keeps what it has bound for the expressions that it has seen: use one for the
 * life of an expression and let it go with it. Errors of evaluation are {@link
 * io.sluice.core.error.SluiceException}s.
 */
public final class Interpreter {
    private final FunctionRegistry registry;
    private final Map<Call, BoundCall> bound = new IdentityHashMap<>();
    private final Map<List<Expr>, BoundCall> equalities = new IdentityHashMap<>();
    private Optional<CallSite> failureSite = Optional.empty();

    public Interpreter(FunctionRegistry registry) {
        this.registry = registry;
    }

    /** The value for one row; the batch may be null when the expression reads no column. */
    public Object evaluate(Expr expr, Batch batch, int row) {
        return expr.accept(new Evaluation(batch, row));
    }

    /** Where the call that failed first was written: the innermost that was written at all. */
    public Optional<CallSite> failureSite() {
        return failureSite;
    }

    /** Whether the expression reads no column. */
    public static boolean isConstant(Expr expr) {
        return expr.accept(CONSTANT);
    }

    /** The value of a constant expression. An error in it is thrown. */
    public Object fold(Expr expr) {
        if (!isConstant(expr)) {
            throw new IllegalArgumentException("not constant: " + expr);
        }
        return evaluate(expr, null, 0);
    }

    /** The values of all rows. */
    public Column evaluateColumn(Expr expr, Batch batch) {
        PhysicalType physical = expr.type().physical();
        ColumnBuilder builder = new ColumnBuilder(physical);
        for (int row = 0; row < batch.rowCount; row++) {
            append(builder, physical, evaluate(expr, batch, row));
        }
        return builder.build();
    }

    /** Appends a value of the class that {@link Column#value} gives for the storage. */
    public static void append(ColumnBuilder builder, PhysicalType physical, Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        switch (physical) {
            case BOOLEAN -> builder.appendBoolean((Boolean) value);
            case INT -> builder.appendInt((Integer) value);
            case LONG -> builder.appendLong((Long) value);
            case FLOAT -> builder.appendFloat((Float) value);
            case DOUBLE -> builder.appendDouble((Double) value);
            case DECIMAL128 -> {
                BigInteger number = (BigInteger) value;
                builder.appendDecimal(Int128.high(number), Int128.low(number));
            }
            case BYTES -> {
                if (value instanceof Bytes bytes) {
                    builder.appendBytes(bytes);
                } else {
                    builder.appendString((String) value);
                }
            }
        }
    }

    private static final ExprVisitor<Boolean> CONSTANT = new ExprVisitor<>() {
        @Override
        public Boolean visit(InputRef ref) {
            return false;
        }

        @Override
        public Boolean visit(Literal literal) {
            return true;
        }

        @Override
        public Boolean visit(Call call) {
            return call.args().stream().allMatch(a -> a.accept(this));
        }
    };

    private BoundCall boundCall(Call call) {
        return bound.computeIfAbsent(call, c -> new BoundCall(c, registry.implementation(c)));
    }

    private final class Evaluation implements ExprVisitor<Object> {
        private final Batch batch;
        private final int row;

        Evaluation(Batch batch, int row) {
            this.batch = batch;
            this.row = row;
        }

        @Override
        public Object visit(InputRef ref) {
            return batch.columns[ref.index()].value(row, ref.type());
        }

        @Override
        public Object visit(Literal literal) {
            return literal.value();
        }

        @Override
        public Object visit(Call call) {
            try {
                SpecialForm form = SpecialForm.of(call.function()).orElse(null);
                return form == null ? ordinary(call) : special(form, call);
            } catch (SluiceException e) {
                if (failureSite.isEmpty()) {
                    failureSite = call.site();
                }
                throw e;
            }
        }

        private Object ordinary(Call call) {
            BoundCall target = boundCall(call);
            Object[] values = new Object[call.args().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = call.args().get(i).accept(this);
                if (values[i] == null && target.isStrict()) {
                    return null;
                }
            }
            return target.invoke(values);
        }

        private Object special(SpecialForm form, Call call) {
            List<Expr> args = call.args();
            return switch (form) {
                case AND -> connect(args, false);
                case OR -> connect(args, true);
                case NOT -> not((Boolean) value(args, 0));
                case CASE -> caseOf(args);
                case COALESCE -> coalesce(args);
                case IS_NULL -> value(args, 0) == null;
                case IS_NOT_NULL -> value(args, 0) != null;
                case IS_TRUE -> Boolean.TRUE.equals(value(args, 0));
                case IS_NOT_TRUE -> !Boolean.TRUE.equals(value(args, 0));
                case IS_FALSE -> Boolean.FALSE.equals(value(args, 0));
                case IS_NOT_FALSE -> !Boolean.FALSE.equals(value(args, 0));
                case IS_DISTINCT_FROM -> isDistinct(args);
                case IS_NOT_DISTINCT_FROM -> !isDistinct(args);
                case ARRAY, MAP, ROW -> constructed(call);
            };
        }

        private Object value(List<Expr> args, int index) {
            return args.get(index).accept(this);
        }

        private Boolean not(Boolean value) {
            return value == null ? null : Boolean.valueOf(!value);
        }

        private Boolean connect(List<Expr> args, boolean deciding) {
            boolean anyNull = false;
            for (Expr arg : args) {
                Boolean value = (Boolean) arg.accept(this);
                if (value == null) {
                    anyNull = true;
                } else if (value == deciding) {
                    return deciding;
                }
            }
            return anyNull ? null : Boolean.valueOf(!deciding);
        }

        private Object caseOf(List<Expr> args) {
            int last = args.size() - 1;
            for (int i = 0; i < last; i += 2) {
                if (Boolean.TRUE.equals(value(args, i))) {
                    return value(args, i + 1);
                }
            }
            return value(args, last);
        }

        private Object coalesce(List<Expr> args) {
            for (Expr arg : args) {
                Object value = arg.accept(this);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        private Bytes constructed(Call call) {
            NestedBuilder builder = NestedBuilder.of(call.type());
            builder.begin();
            for (Expr arg : call.args()) {
                ColumnBuilder part = new ColumnBuilder(arg.type().physical());
                append(part, part.physical(), arg.accept(this));
                builder.add(part.build(), 0);
            }
            builder.finish();
            return Bytes.copyOf(builder.bytes(), 0, builder.length());
        }

        private boolean isDistinct(List<Expr> args) {
            Object a = value(args, 0);
            Object b = value(args, 1);
            if (a == null || b == null) {
                return a != b;
            }
            return !(Boolean) equality(args).invoke(a, b);
        }

        private BoundCall equality(List<Expr> args) {
            return equalities.computeIfAbsent(args, a -> {
                Call equals = FunctionRegistry.equality(a);
                return new BoundCall(equals, registry.implementation(equals));
            });
        }
    }
}
