package io.sluice.executor.state.accumulator;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;

/** Chooses the accumulator of an aggregate call. */
public final class Accumulators {
    private Accumulators() {}

    /**
     * @param insertOnly whether no row is ever taken back
     * @throws SluiceException NOT_BUILT_YET for other functions than COUNT, SUM, AVG, MIN and MAX
     */
    public static Accumulator of(AggregateCall call, boolean insertOnly) {
        if (call.args().size() > 1) {
            throw SluiceException.notBuiltYet(call.function() + " over several columns");
        }
        boolean extreme = call.function().equals("MIN") || call.function().equals("MAX");
        boolean distinct = call.distinct() && !extreme;
        // Values that appear and disappear reach the inner one, which is linear unless it is MIN or MAX.
        Accumulator plain = plain(call, insertOnly);
        return distinct ? new DistinctAccumulator(argument(call), plain) : plain;
    }

    private static Accumulator plain(AggregateCall call, boolean insertOnly) {
        return switch (call.function()) {
            case "COUNT" -> new CountAccumulator();
            case "SUM", "AVG" -> sum(call);
            case "MIN", "MAX" -> extreme(call, insertOnly);
            default -> throw SluiceException.notBuiltYet("the aggregate function " + call.function());
        };
    }

    private static Accumulator sum(AggregateCall call) {
        return switch (argument(call)) {
            case INT, LONG -> new LongSumAccumulator(ExactResult.of(call));
            case DECIMAL128 -> new DecimalSumAccumulator(ExactResult.of(call));
            case FLOAT, DOUBLE ->
                new DoubleSumAccumulator(call.type().physical(), call.function().equals("AVG"));
            case BOOLEAN, BYTES ->
                throw new IllegalArgumentException(
                        call + " over " + call.argTypes().get(0));
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
}
