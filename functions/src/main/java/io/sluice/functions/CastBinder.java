package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Powers;
import io.sluice.functions.library.BytesCasts;
import io.sluice.functions.library.CastFunctions;
import io.sluice.functions.library.DecimalCasts;
import io.sluice.functions.library.NestedCasts;
import io.sluice.functions.library.NestedPrinter;
import io.sluice.functions.library.TemporalCasts;
import io.sluice.functions.library.TextCasts;
import io.sluice.functions.library.ToTextCasts;
import io.sluice.functions.library.TryCastFunctions;
import io.sluice.functions.library.TryTextCasts;
import java.time.zone.ZoneRules;
import java.util.List;

/** Finds the method of one CAST or TRY_CAST. A TRY_CAST that cannot fail is computed as CAST. */
final class CastBinder {
    private static final int STORED_DIGITS = 6;

    private final Call call;
    private final FunctionRegistry registry;
    private final ZoneRules zone;
    private final SqlType from;
    private final SqlType to;
    private final boolean isTry;

    CastBinder(Call call, FunctionRegistry registry) {
        this.call = call;
        this.registry = registry;
        this.zone = registry.zone().getRules();
        this.from = call.args().get(0).type();
        this.to = call.type();
        this.isTry = call.function().equals("TRY_CAST");
    }

    Implementation bind() {
        if (from.root() == TypeRoot.NULL) {
            return Methods.strictOrNull(CastFunctions.class, "nullTo" + Methods.storage(to), call);
        }
        if (Casts.isFree(from, to)) {
            return safe(CastFunctions.class, "identity");
        }
        return switch (to.root()) {
            case BOOLEAN -> failing("toBoolean");
            case TINYINT -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> bigint();
            case FLOAT -> floating("toFloat", "decimalToFloat");
            case DOUBLE -> floating("toDouble", "decimalToDouble");
            case DECIMAL -> decimal();
            case CHAR, VARCHAR -> text();
            case BINARY, VARBINARY -> binary();
            case ARRAY, MAP, MULTISET, ROW -> parts();
            case DATE -> date();
            case TIME -> time();
            case TIMESTAMP -> timestamp();
            case TIMESTAMP_LTZ -> instant();
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL -> throw new IllegalStateException("no cast: " + call);
        };
    }

    private Implementation integer(int min, int max) {
        return switch (from.root()) {
            case BOOLEAN -> safe(CastFunctions.class, "toInt");
            case DECIMAL -> failing("decimalToInt", from.scale(), min, max);
            default -> failing("toInt", min, max);
        };
    }

    private Implementation bigint() {
        return switch (from.root()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER -> safe(CastFunctions.class, "toLong");
            case DECIMAL -> failing("decimalToLong", from.scale());
            default -> failing("toLong");
        };
    }

    private Implementation floating(String name, String decimalName) {
        return switch (from.root()) {
            case CHAR, VARCHAR -> failing(name);
            case DECIMAL -> safe(CastFunctions.class, decimalName, from.scale());
            default -> safe(CastFunctions.class, name);
        };
    }

    private Implementation decimal() {
        int scale = from.root() == TypeRoot.DECIMAL ? from.scale() : 0;
        String name = to.physical() == PhysicalType.LONG ? "toShort" : "toWide";
        List<Object> constants = List.of(scale, to.precision(), to.scale());
        boolean canFail = isText() || CommonType.isApproximate(from);
        boolean nullable = Casts.mayReturnNull(from, to) || (isTry && canFail);
        Class<?> owner = isTry && canFail ? tryOwner() : isText() ? TextCasts.class : DecimalCasts.class;
        return Methods.find(owner, name, call, new Methods.Nulls(true, nullable), constants);
    }

    private Implementation text() {
        int max = to.precision();
        if (to.root() == TypeRoot.CHAR) {
            return safe(BytesCasts.class, "fixedText", max);
        }
        return switch (from.root()) {
            case CHAR, VARCHAR -> safe(ToTextCasts.class, "shorten", max);
            case BINARY, VARBINARY ->
                isTry
                        ? Methods.strictOrNull(BytesCasts.class, "toTextOrNull", call, max)
                        : safe(BytesCasts.class, "toText", max);
            case ARRAY, MAP, MULTISET, ROW -> safe(NestedCasts.class, "toText", new NestedPrinter(from, zone), max);
            case DECIMAL -> safe(ToTextCasts.class, "decimalToText", from.scale(), max);
            case DATE -> safe(ToTextCasts.class, "dateToText", max);
            case TIME -> safe(ToTextCasts.class, "timeToText", from.precision(), max);
            case TIMESTAMP -> safe(ToTextCasts.class, "timestampToText", from.precision(), max);
            case TIMESTAMP_LTZ -> safe(ToTextCasts.class, "instantToText", zone, from.precision(), max);
            case INTERVAL_YEAR_MONTH -> safe(ToTextCasts.class, "monthsToText", max);
            case INTERVAL_DAY_TIME -> safe(ToTextCasts.class, "durationToText", max);
            default -> safe(ToTextCasts.class, "toText", max);
        };
    }

    private Implementation binary() {
        return to.root() == TypeRoot.BINARY
                ? safe(BytesCasts.class, "fixedBytes", to.precision())
                : safe(BytesCasts.class, "shorten", to.precision());
    }

    private Implementation parts() {
        PartsCast parts = PartsCast.of(from, to, registry);
        return isTry
                ? Methods.strictOrNull(NestedCasts.class, "castOrNull", call, parts)
                : safe(NestedCasts.class, "cast", parts);
    }

    private Implementation date() {
        return switch (from.root()) {
            case CHAR, VARCHAR -> failing("toDate");
            case TIMESTAMP_LTZ -> safe(TemporalCasts.class, "instantToDate", zone);
            default -> safe(TemporalCasts.class, "localToDate");
        };
    }

    private Implementation time() {
        return switch (from.root()) {
            case CHAR, VARCHAR -> failing("toTime", unit());
            case TIME -> safe(TemporalCasts.class, "truncate", unit());
            case TIMESTAMP_LTZ -> safe(TemporalCasts.class, "instantToTime", zone, unit());
            default -> safe(TemporalCasts.class, "localToTime", unit());
        };
    }

    private Implementation timestamp() {
        return switch (from.root()) {
            case CHAR, VARCHAR -> failing("toTimestamp", unit());
            case DATE -> safe(TemporalCasts.class, "dateToLocal");
            case TIMESTAMP_LTZ -> safe(TemporalCasts.class, "instantToLocal", zone, unit());
            default -> safe(TemporalCasts.class, "truncate", unit());
        };
    }

    private Implementation instant() {
        return switch (from.root()) {
            case CHAR, VARCHAR -> failing("toInstant", zone, unit());
            case DATE -> safe(TemporalCasts.class, "dateToInstant", zone);
            case TIMESTAMP_LTZ -> safe(TemporalCasts.class, "truncate", unit());
            default -> safe(TemporalCasts.class, "localToInstant", zone, unit());
        };
    }

    /** Microseconds of the last digit that the target keeps. */
    private long unit() {
        return Powers.ofTen(Math.max(0, STORED_DIGITS - to.precision()));
    }

    private boolean isText() {
        return from.isText();
    }

    private Implementation safe(Class<?> owner, String name, Object... constants) {
        return Methods.strict(owner, name, call, constants);
    }

    private Implementation failing(String name, Object... constants) {
        boolean failsNever = to.root() == TypeRoot.BOOLEAN && !isText();
        if (isTry && !failsNever) {
            return Methods.strictOrNull(tryOwner(), name, call, constants);
        }
        return Methods.strict(isText() ? TextCasts.class : CastFunctions.class, name, call, constants);
    }

    private Class<?> tryOwner() {
        return isText() ? TryTextCasts.class : TryCastFunctions.class;
    }
}
