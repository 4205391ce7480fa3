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
        to.aggregate("MIN", "The least value.", "MIN(price)", AggregateOverload.ORDERED);
        to.aggregate("MAX", "The greatest value.", "MAX(price)", AggregateOverload.ORDERED);
        to.aggregate(
                "APPROX_COUNT_DISTINCT",
                "The number of different values; exact here.",
                "APPROX_COUNT_DISTINCT(bidder)",
                AggregateOverload.COUNT_ONE);
        addDeviations(to);
        addOrdered(to);
        addCollections(to);
    }

    private static void addDeviations(Definitions to) {
        to.aggregate(
                "VAR_POP",
                "The variance of all values; an integer for integers.",
                "VAR_POP(price)",
                AggregateOverload.AVG);
        to.aggregate(
                "VAR_SAMP",
                "The variance of values that are a sample; NULL for one value, an integer for integers.",
                "VAR_SAMP(price)",
                AggregateOverload.AVG);
        to.synonym("VARIANCE", "VAR_SAMP");
        to.aggregate(
                "STDDEV_POP",
                "The standard deviation of all values; an integer for integers.",
                "STDDEV_POP(price)",
                AggregateOverload.AVG);
        to.aggregate(
                "STDDEV_SAMP",
                "The standard deviation of values that are a sample; NULL for one value, an integer for integers.",
                "STDDEV_SAMP(price)",
                AggregateOverload.AVG);
        to.synonym("STDDEV", "STDDEV_SAMP");
        to.aggregate(
                "PERCENTILE",
                "The value below which a fraction of the values lies, interpolated; for an ARRAY of fractions an ARRAY.",
                "PERCENTILE(price, 0.5)",
                AggregateOverload.PERCENTILE);
    }

    private static void addOrdered(Definitions to) {
        to.aggregate(
                "FIRST_VALUE",
                "The first value that is not NULL: in a window the one of the earliest row time, else the first to come.",
                "FIRST_VALUE(price)",
                AggregateOverload.EXTREME);
        to.aggregate(
                "LAST_VALUE",
                "The last value that is not NULL: in a window the one of the latest row time, else the last to come.",
                "LAST_VALUE(price)",
                AggregateOverload.EXTREME);
        to.aggregate(
                "LISTAGG",
                "The texts one after the other with a separator, a comma unless given, between them.",
                "LISTAGG(channel, '; ') WITHIN GROUP (ORDER BY channel)",
                AggregateOverload.LISTAGG);
        to.aggregate(
                "JSON_ARRAYAGG",
                "The values as a JSON array; NULL is left out unless NULL ON NULL is said.",
                "JSON_ARRAYAGG(price)",
                AggregateOverload.JSON_ARRAY);
        to.aggregate(
                "JSON_OBJECTAGG",
                "Keys and values as a JSON object; a NULL is null unless ABSENT ON NULL is said.",
                "JSON_OBJECTAGG(KEY channel VALUE price)",
                AggregateOverload.JSON_OBJECT);
    }

    private static void addCollections(Definitions to) {
        to.aggregate(
                "ARRAY_AGG",
                "The values as an ARRAY, NULLs among them unless IGNORE NULLS is said.",
                "ARRAY_AGG(price ORDER BY price)",
                AggregateOverload.ARRAY);
        to.aggregate(
                "COLLECT",
                "The values that are not NULL as a MULTISET.",
                "COLLECT(channel)",
                AggregateOverload.MULTISET);
    }
}
