package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ClockFunctions;
import io.sluice.functions.library.RandomFunctions;
import io.sluice.functions.library.RandomSource;

/** The current time, and random values: what differs from row to row though no argument does. */
final class ClockDefinitions {
    private static final Class<?> CLOCK = ClockFunctions.class;
    private static final Class<?> RANDOM = RandomFunctions.class;
    private static final SqlType INSTANT = SqlType.timestampLtz(3);

    private ClockDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.TEMPORAL);
        to.bareChanging(
                "CURRENT_TIMESTAMP",
                "The current time; in batch mode that of the start of the query.",
                "CURRENT_TIMESTAMP",
                bound(always(INSTANT), (call, b) -> Methods.strict(CLOCK, "currentTimestamp", call, b.time())));
        to.changing(
                "NOW",
                "As CURRENT_TIMESTAMP.",
                "NOW()",
                bound(always(INSTANT), (call, b) -> Methods.strict(CLOCK, "currentTimestamp", call, b.time())));
        to.changing(
                "CURRENT_ROW_TIMESTAMP",
                "The time at which the row is worked on, also in batch mode.",
                "CURRENT_ROW_TIMESTAMP()",
                bound(always(INSTANT), (call, b) -> Methods.strict(CLOCK, "rowTimestamp", call, b.time())));
        to.changing(
                "PROCTIME",
                "The time at which the row is worked on: a processing time attribute.",
                "PROCTIME()",
                bound(always(INSTANT), (call, b) -> Methods.strict(CLOCK, "rowTimestamp", call, b.time())));
        to.bareChanging(
                "LOCALTIMESTAMP",
                "The current time as TIMESTAMP(3) of the session's zone.",
                "LOCALTIMESTAMP",
                bound(always(SqlType.timestamp(3)), (call, b) -> zoned("localTimestamp", call, b)));
        to.bareChanging(
                "CURRENT_DATE",
                "The current date in the session's zone.",
                "CURRENT_DATE",
                bound(always(TypeRoot.DATE), (call, b) -> zoned("currentDate", call, b)));
        to.bareChanging(
                "LOCALTIME",
                "The current time of day in the session's zone.",
                "LOCALTIME",
                bound(always(SqlType.time(0)), (call, b) -> zoned("localTime", call, b)));
        to.bareChanging(
                "CURRENT_TIME",
                "As LOCALTIME.",
                "CURRENT_TIME",
                bound(always(SqlType.time(0)), (call, b) -> zoned("localTime", call, b)));
        random(to);
    }

    private static void random(Definitions to) {
        to.family(FunctionFamily.ARITHMETIC);
        to.changing(
                "RAND",
                "A random number from 0 up to 1, without 1; the same sequence for the same seed.",
                "RAND()",
                bound(always(TypeRoot.DOUBLE), (call, b) -> random("rand", call, b)),
                bound(always(TypeRoot.DOUBLE), (call, b) -> random("rand", call, b), Parameter.INT));
        to.changing(
                "RAND_INTEGER",
                "A random integer from 0 up to the last argument, without it; a seed may stand first.",
                "RAND_INTEGER(10)",
                bound(always(TypeRoot.INTEGER), (call, b) -> random("randInteger", call, b), Parameter.INT),
                bound(
                        always(TypeRoot.INTEGER),
                        (call, b) -> random("randInteger", call, b),
                        Parameter.INT,
                        Parameter.INT));
        to.family(FunctionFamily.STRING);
        to.changing(
                "UUID",
                "A random identifier of 36 characters, as RFC 4122 has it (type 4).",
                "UUID()",
                bound(always(SqlType.string()), (call, b) -> random("uuid", call, b)));
    }

    private static Implementation zoned(String method, Call call, Binding binding) {
        return Methods.strict(CLOCK, method, call, binding.zone().getRules(), binding.time());
    }

    private static Implementation random(String method, Call call, Binding binding) {
        return Methods.strict(RANDOM, method, call, new RandomSource(binding.time()));
    }
}
