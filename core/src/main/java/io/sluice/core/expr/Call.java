package io.sluice.core.expr;

import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function applied to arguments. {@code function} is the name of the function registry: the SQL name in upper case,
 * or the operator's symbol ({@code +}, {@code <=}, {@code ||}, {@code IS NULL}, {@code AND}, {@code CASE}, {@code CAST}).
 * Arguments already have the types that the chosen overload takes: whoever lowers SQL has put the casts in. The
 * arguments of CASE are condition, value, condition, value, ..., else. The target of CAST and TRY_CAST is {@code type}.
 * A time unit (of EXTRACT, FLOOR, TIMESTAMPDIFF) is a VARCHAR literal and comes first.
 *
 * @param site where it was written, for errors; calls that differ in nothing else are equal and compute the same
 */
public record Call(String function, List<Expr> args, SqlType type, Optional<CallSite> site) implements Expr {
    public Call {
        args = List.copyOf(args);
    }

    /** A call that nobody wrote, such as an implicit cast. */
    public Call(String function, List<Expr> args, SqlType type) {
        this(function, args, type, Optional.empty());
    }

    public Call at(CallSite newSite) {
        return new Call(function, args, type, Optional.of(newSite));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Call call
                        && function.equals(call.function)
                        && type.equals(call.type)
                        && args.equals(call.args);
    }

    @Override
    public int hashCode() {
        return Objects.hash(function, args, type);
    }

    @Override
    public String toString() {
        String list = args.stream().map(Expr::toString).collect(Collectors.joining(", ", "(", ")"));
        boolean cast = function.equals("CAST") || function.equals("TRY_CAST");
        return function + list + (cast ? ":" + type : "");
    }
}
