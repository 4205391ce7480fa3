package io.sluice.functions;

import java.util.Set;

/** The list of what there is. */
final class BuiltIns {
    private BuiltIns() {}

    /** Functions of Flink SQL that a later version brings. */
    static final Set<String> NOT_BUILT_YET = Set.of(
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_ROW_TIMESTAMP",
            "CURRENT_WATERMARK",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NOW",
            "PROCTIME",
            "RAND",
            "RAND_INTEGER",
            "UUID",
            "SIMILAR TO",
            "JSON_VALUE",
            "JSON_QUERY",
            "JSON_EXISTS",
            "JSON_STRING",
            "JSON_OBJECT",
            "JSON_ARRAY",
            "IS JSON",
            "FIRST_VALUE",
            "LAST_VALUE",
            "LISTAGG",
            "COLLECT",
            "ARRAY_AGG",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VAR_POP",
            "VAR_SAMP",
            "PERCENTILE",
            "LAG",
            "LEAD",
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "CARDINALITY",
            "ELEMENT");

    static Definitions all() {
        Definitions definitions = new Definitions();
        CoreDefinitions.addTo(definitions);
        ArithmeticDefinitions.addTo(definitions);
        TextDefinitions.addTo(definitions);
        TemporalDefinitions.addTo(definitions);
        HashDefinitions.addTo(definitions);
        AggregateDefinitions.addTo(definitions);
        return definitions;
    }
}
