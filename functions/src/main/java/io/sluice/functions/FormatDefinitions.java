package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.boundOrNull;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.methodOrNull;
import static io.sluice.functions.Parameter.BIGINT;
import static io.sluice.functions.Parameter.DOUBLE;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.TEXT;
import static io.sluice.functions.Parameter.TIMESTAMP;
import static io.sluice.functions.Parameter.TIMESTAMP_LTZ;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ClockFunctions;
import io.sluice.functions.library.FormatFunctions;
import io.sluice.functions.library.TimePattern;
import java.util.List;

/** Dates and times to text and back, by patterns. */
final class FormatDefinitions {
    private static final Class<?> OWNER = FormatFunctions.class;
    private static final String DEFAULT_PATTERN = "yyyy-MM-dd HH:mm:ss";

    private FormatDefinitions() {}

    static void addTo(Definitions to) {
        FixedOverload.ResultRule text = always(SqlType.string());
        FixedOverload.ResultRule timestamp = always(SqlType.timestamp(3));
        FixedOverload.ResultRule instant = always(SqlType.timestampLtz(3));
        to.scalar(
                "DATE_FORMAT",
                "A point in time as text, by a pattern of Java's DateTimeFormatter.",
                "DATE_FORMAT(TIMESTAMP '2001-02-03 04:05:06', 'yyyyMMdd') -> 20010203",
                bound(text, (call, b) -> patterned("format", call, 1, false), TIMESTAMP, TEXT),
                boundOrNull(text, (call, b) -> patterned("reformat", call, 1, true), TEXT, TEXT));
        to.scalar(
                "TO_DATE",
                "A text as DATE, by a pattern (yyyy-MM-dd); NULL when it is none.",
                "TO_DATE('2001-02-03') -> 2001-02-03",
                methodOrNull(always(TypeRoot.DATE), OWNER, "toDate", TEXT),
                boundOrNull(always(TypeRoot.DATE), (call, b) -> patterned("toDate", call, 1, true), TEXT, TEXT));
        to.scalar(
                "TO_TIMESTAMP",
                "A text as TIMESTAMP(3), by a pattern (yyyy-MM-dd HH:mm:ss); NULL when it is none.",
                "TO_TIMESTAMP('2001-02-03 04:05:06') -> 2001-02-03 04:05:06.000",
                methodOrNull(timestamp, OWNER, "toTimestamp", TEXT),
                boundOrNull(timestamp, (call, b) -> patterned("toTimestamp", call, 1, true), TEXT, TEXT));
        to.scalarRewritten(
                "TO_TIMESTAMP_LTZ",
                "Seconds (0), milliseconds (3) and so on since 1970, or a text, as TIMESTAMP_LTZ(3).",
                "TO_TIMESTAMP_LTZ(1000, 0) -> 1970-01-01 00:16:40.000",
                FormatDefinitions::withMillis,
                FixedOverload.method(instant, OWNER, "toInstant", BIGINT, INT),
                FixedOverload.method(instant, OWNER, "toInstant", DOUBLE, INT),
                boundOrNull(instant, (call, b) -> zoned("textToInstant", call, b, true), TEXT),
                boundOrNull(instant, (call, b) -> pattern("textToInstant", call, b, true), TEXT, TEXT),
                boundOrNull(instant, (call, b) -> zonePattern(call), TEXT, TEXT, TEXT),
                RewrittenForm.of("(number)", 1));
        to.internal(
                "ISO TEXT",
                method(text, OWNER, "isoLocal", TIMESTAMP),
                method(text, OWNER, "isoInstant", TIMESTAMP_LTZ));
        to.internalChanging(
                "UNIX_TIMESTAMP NOW",
                bound(
                        always(TypeRoot.BIGINT),
                        (call, b) -> Methods.strict(ClockFunctions.class, "unixTimestamp", call, b.time())));
        to.scalarRewritten(
                "UNIX_TIMESTAMP",
                "A local time in text as seconds since 1970; -9223372036854775808 when it is none. Without a text: now.",
                "UNIX_TIMESTAMP('1970-01-01 00:01:00') -> 60",
                (registry, args, wanted) ->
                        args.isEmpty() ? registry.call("UNIX_TIMESTAMP NOW", List.of(), wanted) : null,
                RewrittenForm.of("()", 0),
                bound(always(TypeRoot.BIGINT), (call, b) -> zoned("unixTimestamp", call, b, false), TEXT),
                bound(always(TypeRoot.BIGINT), (call, b) -> pattern("unixTimestamp", call, b, false), TEXT, TEXT));
        to.scalarRewritten(
                "FROM_UNIXTIME",
                "Seconds since 1970 as local time in text, by a pattern.",
                "FROM_UNIXTIME(44) -> 1970-01-01 00:00:44",
                FormatDefinitions::withPattern,
                bound(text, (call, b) -> pattern("fromUnixtime", call, b, false), BIGINT, TEXT),
                RewrittenForm.of("(bigint)", 1));
        to.scalar(
                "CONVERT_TZ",
                "A local time in text, moved from one zone to another; NULL when it is none.",
                "CONVERT_TZ('1970-01-01 00:00:00', 'UTC', 'America/Los_Angeles') -> 1969-12-31 16:00:00",
                methodOrNull(text, OWNER, "convertZone", TEXT, TEXT, TEXT));
    }

    private static Call withMillis(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        boolean isNumber = args.size() == 1 && args.get(0).type().isNumeric();
        Literal millis = new Literal(3, SqlType.of(TypeRoot.INTEGER).notNull());
        return isNumber ? registry.call("TO_TIMESTAMP_LTZ", List.of(args.get(0), millis), wanted) : null;
    }

    private static Call withPattern(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Literal pattern = new Literal(DEFAULT_PATTERN, SqlType.string().notNull());
        return args.size() == 1 ? registry.call("FROM_UNIXTIME", List.of(args.get(0), pattern), wanted) : null;
    }

    /** A pattern that is a constant is compiled once. */
    private static Implementation patterned(String method, Call call, int index, boolean orNull) {
        Methods.Nulls nulls = new Methods.Nulls(true, orNull);
        return Methods.find(OWNER, method, call, nulls, List.of(timePattern(call, index)));
    }

    private static Implementation zoned(String method, Call call, Binding binding, boolean orNull) {
        Methods.Nulls nulls = new Methods.Nulls(true, orNull);
        return Methods.find(OWNER, method, call, nulls, List.of(binding.zone().getRules()));
    }

    private static Implementation pattern(String method, Call call, Binding binding, boolean orNull) {
        Methods.Nulls nulls = new Methods.Nulls(true, orNull);
        List<Object> constants = List.of(timePattern(call, 1), binding.zone().getRules());
        return Methods.find(OWNER, method, call, nulls, constants);
    }

    private static Implementation zonePattern(Call call) {
        Methods.Nulls nulls = new Methods.Nulls(true, true);
        return Methods.find(OWNER, "textInZone", call, nulls, List.of(timePattern(call, 1)));
    }

    private static TimePattern timePattern(Call call, int index) {
        Expr pattern = call.args().get(index);
        return pattern instanceof Literal literal && literal.value() != null
                ? TimePattern.of((String) literal.value())
                : TimePattern.unknown();
    }
}
