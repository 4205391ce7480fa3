package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.same;
import static io.sluice.functions.Parameter.DATE;
import static io.sluice.functions.Parameter.DURATION;
import static io.sluice.functions.Parameter.MONTHS;
import static io.sluice.functions.Parameter.TIME;
import static io.sluice.functions.Parameter.TIMESTAMP;
import static io.sluice.functions.Parameter.TIMESTAMP_LTZ;
import static io.sluice.functions.Parameter.UNIT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.FieldFunctions;
import io.sluice.functions.library.UnitFunctions;
import java.util.List;
import java.util.Locale;

/** Parts of dates and times, and rounding and counting by a unit of time. */
final class TemporalDefinitions {
    private static final Class<?> FIELDS = FieldFunctions.class;
    private static final Class<?> UNITS = UnitFunctions.class;
    private static final FixedOverload.ResultRule BIGINT = always(TypeRoot.BIGINT);

    private TemporalDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.TEMPORAL);
        to.rewritten(
                "EXTRACT",
                "A part of a date or time.",
                "EXTRACT(DAY FROM DATE '2006-06-05') -> 5",
                RewrittenForm.of("(unit, temporal)", 2),
                TemporalDefinitions::extract);
        ofDate(to, "YEAR", "year", "The year.", "YEAR(DATE '1994-09-27') -> 1994");
        ofDate(to, "QUARTER", "quarter", "The quarter, 1 to 4.", "QUARTER(DATE '1994-09-27') -> 3");
        ofDate(to, "MONTH", "month", "The month, 1 to 12.", "MONTH(DATE '1994-09-27') -> 9");
        ofDate(to, "WEEK", "week", "The ISO week, 1 to 53.", "WEEK(DATE '1994-09-27') -> 39");
        ofDate(to, "DAYOFYEAR", "dayOfYear", "The day of the year.", "DAYOFYEAR(DATE '1994-09-27') -> 270");
        ofDate(to, "DAYOFMONTH", "dayOfMonth", "The day of the month.", "DAYOFMONTH(DATE '1994-09-27') -> 27");
        ofDate(to, "DAYOFWEEK", "dayOfWeek", "The day of the week, 1 for Sunday.", "DAYOFWEEK(DATE '1994-09-27') -> 3");
        ofTime(to, "HOUR", "hour", "The hour, 0 to 23.", "HOUR(TIMESTAMP '1994-09-27 13:14:15') -> 13");
        ofTime(to, "MINUTE", "minute", "The minute, 0 to 59.", "MINUTE(TIMESTAMP '1994-09-27 13:14:15') -> 14");
        ofTime(to, "SECOND", "second", "The whole second, 0 to 59.", "SECOND(TIMESTAMP '1994-09-27 13:14:15') -> 15");
        to.internal(
                "EXTRACT MILLISECOND",
                method(BIGINT, FIELDS, "millisecond", TIMESTAMP),
                method(BIGINT, FIELDS, "millisecond", TIME));
        to.internal(
                "EXTRACT MICROSECOND",
                method(BIGINT, FIELDS, "microsecond", TIMESTAMP),
                method(BIGINT, FIELDS, "microsecond", TIME));
        to.internal(
                "EXTRACT ISODOW",
                method(BIGINT, FIELDS, "isoDayOfWeek", DATE),
                method(BIGINT, FIELDS, "isoDayOfWeek", TIMESTAMP));
        to.internal(
                "EXTRACT ISOYEAR",
                method(BIGINT, FIELDS, "isoYear", DATE),
                method(BIGINT, FIELDS, "isoYear", TIMESTAMP));
        to.internal(
                "EXTRACT EPOCH",
                method(BIGINT, FIELDS, "epoch", TIMESTAMP_LTZ),
                method(BIGINT, FIELDS, "epoch", TIMESTAMP));
        for (TimeUnit unit : List.of(TimeUnit.DECADE, TimeUnit.CENTURY, TimeUnit.MILLENNIUM)) {
            String name = unit.name().toLowerCase(Locale.ROOT);
            to.internal(unit.field, method(BIGINT, FIELDS, name, DATE), method(BIGINT, FIELDS, name, TIMESTAMP));
        }
        for (TimeUnit unit : List.of(TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND)) {
            to.internal("INTERVAL " + unit, bound(BIGINT, (call, b) -> part(call, unit), DURATION));
        }
        for (TimeUnit unit : List.of(TimeUnit.YEAR, TimeUnit.QUARTER, TimeUnit.MONTH)) {
            to.internal("INTERVAL " + unit, bound(BIGINT, (call, b) -> part(call, unit), MONTHS));
        }
        to.rewritten(
                "TIMESTAMPADD",
                "A point in time some units later.",
                "TIMESTAMPADD(DAY, 1, DATE '2000-01-31') -> 2000-02-01",
                RewrittenForm.of("(unit, int, temporal)", 3),
                TemporalDefinitions::add);
        to.scalar(
                "TIMESTAMPDIFF",
                "Whole units from the first to the second point in time.",
                "TIMESTAMPDIFF(HOUR, TIMESTAMP '2000-01-01 00:00:00', TIMESTAMP '2000-01-02 00:30:00') -> 24",
                bound(always(TypeRoot.INTEGER), (call, b) -> difference(call), UNIT, TIMESTAMP, TIMESTAMP),
                bound(always(TypeRoot.INTEGER), (call, b) -> difference(call), UNIT, TIMESTAMP_LTZ, TIMESTAMP_LTZ));
        FormatDefinitions.addTo(to);
    }

    private static void ofDate(Definitions to, String name, String method, String description, String example) {
        to.scalar(
                name,
                description,
                example,
                method(BIGINT, FIELDS, method, DATE),
                method(BIGINT, FIELDS, method, TIMESTAMP));
    }

    private static void ofTime(Definitions to, String name, String method, String description, String example) {
        to.scalar(
                name,
                description,
                example,
                method(BIGINT, FIELDS, method, TIMESTAMP),
                method(BIGINT, FIELDS, method, TIME),
                method(BIGINT, FIELDS, method, DATE));
    }

    private static Call extract(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        TimeUnit unit = TimeUnit.of(args.get(0));
        if (unit.field == null) {
            throw TimeUnit.unknown(unit.name());
        }
        TypeRoot root = args.get(1).type().root();
        if (root == TypeRoot.INTERVAL_DAY_TIME || root == TypeRoot.INTERVAL_YEAR_MONTH) {
            return registry.call("INTERVAL " + unit, args.subList(1, 2), wanted);
        }
        return registry.call(unit.field, args.subList(1, 2), wanted);
    }

    private static Implementation part(Call call, TimeUnit unit) {
        return unit.months > 0
                ? Methods.strict(FIELDS, "ofMonths", call, unit.months, unit == TimeUnit.YEAR ? 1 : 0)
                : Methods.strict(FIELDS, "ofDuration", call, unit.micros, unit.larger());
    }

    private static Call add(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        TimeUnit unit = lengthOf(args.get(0));
        Literal one = unit.months > 0
                ? new Literal(
                        unit.months, SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH).notNull())
                : new Literal(
                        unit.micros, SqlType.of(TypeRoot.INTERVAL_DAY_TIME).notNull());
        Expr point = args.get(2);
        boolean needsTime = point.type().root() == TypeRoot.DATE && unit.compareTo(TimeUnit.DAY) < 0;
        Expr start = needsTime ? registry.cast(point, SqlType.timestamp(0)) : point;
        return registry.call("+", List.of(start, registry.call("*", List.of(one, args.get(1)), null)), wanted);
    }

    private static TimeUnit lengthOf(Expr expr) {
        TimeUnit unit = TimeUnit.of(expr);
        if (!unit.isLength()) {
            throw TimeUnit.unknown(unit.name());
        }
        return unit;
    }

    private static Implementation difference(Call call) {
        TimeUnit unit = lengthOf(call.args().get(0));
        return unit.months > 0
                ? Methods.strict(UNITS, "differenceMonths", call, unit.months)
                : Methods.strict(UNITS, "difference", call, unit.micros);
    }

    /** The overloads of FLOOR or CEIL. */
    static Overload[] floors(Overload numbers, String method) {
        return new Overload[] {
            numbers,
            bound(same(1), (call, b) -> roundDate(call, method), UNIT, DATE),
            bound(same(1), (call, b) -> roundTime(call, method), UNIT, TIME),
            bound(same(1), (call, b) -> roundLocal(call, method), UNIT, TIMESTAMP),
            bound(same(1), (call, b) -> roundInstant(call, method, b), UNIT, TIMESTAMP_LTZ),
        };
    }

    private static Implementation roundDate(Call call, String method) {
        TimeUnit unit = lengthOf(call.args().get(0));
        if (unit == TimeUnit.WEEK) {
            return Methods.strict(UNITS, method + "DateWeek", call);
        }
        return unit.months > 0
                ? Methods.strict(UNITS, method + "DateMonths", call, unit.months)
                : Methods.strict(UNITS, "sameDate", call);
    }

    private static Implementation roundTime(Call call, String method) {
        TimeUnit unit = lengthOf(call.args().get(0));
        if (unit.compareTo(TimeUnit.HOUR) > 0) {
            throw TimeUnit.unknown(unit.name()).hint("a TIME has hours, minutes and seconds");
        }
        return Methods.strict(UNITS, method.equals("ceil") ? "ceilTime" : method, call, unit.micros);
    }

    private static Implementation roundLocal(Call call, String method) {
        TimeUnit unit = lengthOf(call.args().get(0));
        if (unit == TimeUnit.WEEK) {
            return Methods.strict(UNITS, method + "Week", call);
        }
        return unit.months > 0
                ? Methods.strict(UNITS, method + "Months", call, unit.months)
                : Methods.strict(UNITS, method, call, unit.micros);
    }

    private static Implementation roundInstant(Call call, String method, Binding binding) {
        TimeUnit unit = lengthOf(call.args().get(0));
        Object zone = binding.zone().getRules();
        if (unit == TimeUnit.WEEK) {
            return Methods.strict(UNITS, method + "InstantWeek", call, zone);
        }
        return unit.months > 0
                ? Methods.strict(UNITS, method + "InstantMonths", call, unit.months, zone)
                : Methods.strict(UNITS, method + "Instant", call, unit.micros, zone);
    }
}
