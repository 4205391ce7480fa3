package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ComparisonFunctions;
import java.util.List;
import java.util.Optional;

/** Comparison of two values of one type, by a method of that name per storage. */
record ComparisonOverload(String method) implements Overload {
    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        List<SqlType> same = comparable(arguments.stream().map(Argument::type).toList());
        if (same == null || !isEquality() && !same.stream().allMatch(SqlType::isOrdered)) {
            return Optional.empty();
        }
        boolean nullable = same.get(0).nullable() || same.get(1).nullable();
        return Optional.of(new Typing(same, SqlType.of(TypeRoot.BOOLEAN).withNullable(nullable)));
    }

    /**
     * What two types are cast to before they are compared; null when they cannot be. DECIMALs that have no common type
     * of 38 digits keep their scales.
     */
    static List<SqlType> comparable(List<SqlType> types) {
        SqlType common = CommonType.of(types).orElse(null);
        if (common == null) {
            return null;
        }
        if (common.root() == TypeRoot.DECIMAL && !holds(common, types)) {
            return types.stream().map(ComparisonOverload::wide).toList();
        }
        return types.stream().map(t -> common.withNullable(isNullable(t))).toList();
    }

    private static boolean isNullable(SqlType type) {
        return type.nullable() || type.root() == TypeRoot.NULL;
    }

    private static boolean holds(SqlType common, List<SqlType> types) {
        return types.stream()
                .filter(t -> t.root() != TypeRoot.NULL)
                .map(DecimalTypes::of)
                .allMatch(t -> t.scale() <= common.scale()
                        && t.precision() - t.scale() <= common.precision() - common.scale());
    }

    private static SqlType wide(SqlType type) {
        SqlType decimal = DecimalTypes.of(type);
        return SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, decimal.scale()).withNullable(type.nullable());
    }

    /** Nested values are equal or not, and have no order. */
    private boolean isEquality() {
        return method.equals("equal") || method.equals("notEqual");
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        SqlType left = call.args().get(0).type();
        SqlType right = call.args().get(1).type();
        boolean scaled = left.physical() == PhysicalType.DECIMAL128 && left.scale() != right.scale();
        return scaled
                ? Methods.strict(ComparisonFunctions.class, method, call, left.scale(), right.scale())
                : Methods.strict(ComparisonFunctions.class, method, call);
    }

    @Override
    public String signature() {
        return "(any, any)";
    }

    @Override
    public int minArguments() {
        return 2;
    }

    @Override
    public int maxArguments() {
        return 2;
    }
}
