package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code =} and {@code <>} of two ROWs, as the standard has it: equal when all fields are, different when one pair of
 * fields is, NULL where NULLs leave it open.
 */
final class RowComparison {
    private RowComparison() {}

    /** Null unless both are ROWs of as many fields. */
    static Call equal(FunctionRegistry registry, List<Expr> args) {
        SqlType left = args.get(0).type();
        SqlType right = args.get(1).type();
        boolean rows = left.root() == TypeRoot.ROW && right.root() == TypeRoot.ROW;
        if (!rows
                || left.fields().size() != right.fields().size()
                || left.fields().isEmpty()) {
            return null;
        }
        List<Expr> fields = new ArrayList<>();
        for (int i = 0; i < left.fields().size(); i++) {
            Expr a = FieldOverload.field(registry, args.get(0), i);
            Expr b = FieldOverload.field(registry, args.get(1), i);
            fields.add(registry.call("=", List.of(a, b), null));
        }
        return fields.size() == 1 ? (Call) fields.get(0) : registry.call("AND", fields, null);
    }

    static Call notEqual(FunctionRegistry registry, List<Expr> args) {
        Call equal = equal(registry, args);
        return equal == null ? null : registry.call("NOT", List.of(equal), null);
    }
}
