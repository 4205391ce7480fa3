package io.sluice.functions;

/** Aggregates: their names and types. The engine's operators accumulate them. */
final class AggregateDefinitions {
    private AggregateDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.AGGREGATE);
        to.aggregate(
                "COUNT",
                "The number of rows, or of those where the argument is not NULL.",
                "COUNT(*)",
                AggregateOverload.COUNT);
        to.aggregate("SUM", "The sum of the values that are not NULL.", "SUM(price)", AggregateOverload.SUM);
        to.aggregate("AVG", "The mean; an integer for integers.", "AVG(price)", AggregateOverload.AVG);
        to.aggregate("MIN", "The least value.", "MIN(price)", AggregateOverload.EXTREME);
        to.aggregate("MAX", "The greatest value.", "MAX(price)", AggregateOverload.EXTREME);
    }
}
