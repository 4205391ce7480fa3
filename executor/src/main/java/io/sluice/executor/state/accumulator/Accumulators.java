package io.sluice.executor.state.accumulator;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;

/** Chooses the accumulator of an aggregate call. */
public final class Accumulators {
    private Accumulators() {}

    /**
     * @param insertOnly whether no row is ever taken back
     * @throws SluiceException NOT_BUILT_YET for a function that is not known
     */
    public static Accumulator of(AggregateCall call, boolean insertOnly) {
        return switch (call.function()) {
            case "COUNT" -> distinct(call, new CountAccumulator());
            case "SUM", "AVG" -> distinct(call, sum(call));
            case "MIN", "MAX" -> extreme(call, insertOnly);
            case "VAR_POP", "VAR_SAMP", "VARIANCE", "STDDEV_POP", "STDDEV_SAMP", "STDDEV" ->
                distinct(call, moments(call));
            case "FIRST_VALUE" ->
                insertOnly ? new FirstLastAccumulator(call, false) : new OrderedAccumulator(call, RowReading::first);
            case "LAST_VALUE" ->
                insertOnly ? new FirstLastAccumulator(call, true) : new OrderedAccumulator(call, RowReading::last);
            case "LISTAGG" -> new OrderedAccumulator(call, RowReading.joined(text(call, 0)));
            case "ARRAY_AGG" -> new OrderedAccumulator(call, RowReading.array(call.type()));
            case "COLLECT" -> new MultisetAccumulator(call, ValueReading.multiset(call.type()));
            case "PERCENTILE" -> new MultisetAccumulator(call, new PercentileReading(call));
            case "JSON_ARRAYAGG" -> new OrderedAccumulator(call, RowReading::jsonArray);
            case "JSON_OBJECTAGG" -> new OrderedAccumulator(call, RowReading::jsonObject);
            case "SINGLE_VALUE" -> new SingleValueAccumulator(extreme(call, insertOnly));
            default -> throw SluiceException.notBuiltYet("the aggregate function " + call.function());
        };
    }

    /** Values that appear and disappear reach the inner one, which is linear. */
    private static Accumulator distinct(AggregateCall call, Accumulator inner) {
        return call.distinct()
                ? new DistinctAccumulator(
                        call.argTypes().stream().map(SqlType::physical).toList(), inner)
                : inner;
    }

    private static Accumulator sum(AggregateCall call) {
        return switch (argument(call)) {
            case INT, LONG -> new LongSumAccumulator(ExactResult.of(call));
            case DECIMAL128 -> new DecimalSumAccumulator(ExactResult.of(call));
            case FLOAT, DOUBLE ->
                new DoubleSumAccumulator(call.type().physical(), call.function().equals("AVG"));
            case BOOLEAN, BYTES -> throw unfit(call);
        };
    }

    private static Accumulator moments(AggregateCall call) {
        return switch (argument(call)) {
            case INT, LONG -> new MomentAccumulator(ExactDeviation.of(call));
            case DECIMAL128 -> new DecimalMomentAccumulator(ExactDeviation.of(call));
            case FLOAT, DOUBLE -> new DoubleMomentAccumulator(call);
            case BOOLEAN, BYTES -> throw unfit(call);
        };
    }

    private static Accumulator extreme(AggregateCall call, boolean insertOnly) {
        PhysicalType physical = argument(call);
        boolean max = call.function().equals("MAX");
        if (!insertOnly) {
            return new MultisetExtremeAccumulator(physical, max);
        }
        return OrderedLongs.holds(physical)
                ? new LongExtremeAccumulator(physical, max)
                : new StoredExtremeAccumulator(physical, max);
    }

    private static PhysicalType argument(AggregateCall call) {
        return call.argTypes().get(0).physical();
    }

    private static String text(AggregateCall call, int constant) {
        return (String) call.constants().get(constant).value();
    }

    private static IllegalArgumentException unfit(AggregateCall call) {
        return new IllegalArgumentException(call + " over " + call.argTypes().get(0));
    }
}
