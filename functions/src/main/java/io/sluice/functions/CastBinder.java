package io.sluice.functions;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.CastFunctions;
import io.sluice.functions.library.DecimalCasts;
import io.sluice.functions.library.TryCastFunctions;
import java.util.List;

/** Finds the method of one CAST or TRY_CAST. A TRY_CAST that cannot fail is computed as CAST. */
final class CastBinder {
    private final Call call;
    private final SqlType from;
    private final SqlType to;
    private final boolean isTry;

    CastBinder(Call call, Binding binding) {
        this.call = call;
        this.from = call.args().get(0).type();
        this.to = call.type();
        this.isTry = call.function().equals("TRY_CAST");
    }

    Implementation bind() {
        if (from.root() == TypeRoot.NULL || Casts.isFree(from, to)) {
            return identity();
        }
        return switch (to.root()) {
            case BOOLEAN -> from.isInteger() ? safe("toBoolean") : failing("toBoolean");
            case TINYINT -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> bigint();
            case FLOAT, DOUBLE -> floating(to.root() == TypeRoot.FLOAT ? "toFloat" : "toDouble");
            case DECIMAL -> decimal();
            default -> throw SluiceException.notBuiltYet("CAST from " + from + " to " + to);
        };
    }

    private Implementation identity() {
        if (from.root() != TypeRoot.NULL || to.physical() == PhysicalType.BOOLEAN) {
            return safe("identity");
        }
        throw new IllegalStateException("NULL becomes a literal of its target type: " + call);
    }

    private Implementation integer(int min, int max) {
        if (from.root() == TypeRoot.BOOLEAN) {
            return safe("toInt");
        }
        return from.root() == TypeRoot.DECIMAL
                ? failing("decimalToInt", from.scale(), min, max)
                : failing("toInt", min, max);
    }

    private Implementation bigint() {
        return switch (from.root()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER -> safe("toLong");
            case DECIMAL -> failing("decimalToLong", from.scale());
            default -> failing("toLong");
        };
    }

    private Implementation floating(String name) {
        return switch (from.root()) {
            case VARCHAR -> failing(name);
            case DECIMAL -> safe("decimal" + name.replaceFirst("t", "T"), from.scale());
            default -> safe(name);
        };
    }

    private Implementation decimal() {
        int scale = from.root() == TypeRoot.DECIMAL ? from.scale() : 0;
        String name = to.physical() == PhysicalType.LONG ? "toShort" : "toWide";
        List<Object> constants = List.of(scale, to.precision(), to.scale());
        boolean canFail = from.root() == TypeRoot.VARCHAR || CommonType.isApproximate(from);
        boolean nullable = Casts.mayReturnNull(from, to) || (isTry && canFail);
        Class<?> owner = isTry && canFail ? TryCastFunctions.class : DecimalCasts.class;
        return Methods.find(owner, name, call, new Methods.Nulls(true, nullable), constants);
    }

    private Implementation safe(String name, Object... constants) {
        return Methods.strict(CastFunctions.class, name, call, constants);
    }

    private Implementation failing(String name, Object... constants) {
        return isTry
                ? Methods.strictOrNull(TryCastFunctions.class, name, call, constants)
                : Methods.strict(CastFunctions.class, name, call, constants);
    }
}
