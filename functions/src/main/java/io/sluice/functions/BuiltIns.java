package io.sluice.functions;

import java.util.Set;

/** The list of what there is. */
final class BuiltIns {
    private BuiltIns() {}

    /** Functions of Flink SQL: those that the definitions lack, a later version brings. */
    static final Set<String> OF_FLINK = Set.of(
            """
            ARRAY_APPEND ARRAY_CONCAT ARRAY_CONTAINS ARRAY_DISTINCT ARRAY_EXCEPT ARRAY_INTERSECT
            ARRAY_JOIN ARRAY_MAX ARRAY_MIN ARRAY_POSITION ARRAY_PREPEND ARRAY_REMOVE ARRAY_REVERSE ARRAY_SLICE
            ARRAY_SORT ARRAY_UNION BITMAP_AND BITMAP_ANDNOT BITMAP_AND_AGG BITMAP_AND_CARDINALITY_AGG BITMAP_BUILD
            BITMAP_BUILD_AGG BITMAP_BUILD_CARDINALITY_AGG BITMAP_CARDINALITY BITMAP_FROM_BYTES BITMAP_OR BITMAP_OR_AGG
            BITMAP_OR_CARDINALITY_AGG BITMAP_TO_ARRAY BITMAP_TO_BYTES BITMAP_TO_STRING BITMAP_XOR BITMAP_XOR_AGG
            BITMAP_XOR_CARDINALITY_AGG CARDINALITY CUME_DIST CURRENT_WATERMARK DENSE_RANK ELEMENT
            FROM_CHANGELOG JSON_ARRAYAGG JSON_OBJECTAGG LAG LEAD MAP_ENTRIES
            MAP_FROM_ARRAYS MAP_KEYS MAP_UNION MAP_VALUES ML_PREDICT NTILE OBJECT_OF OBJECT_UPDATE PARSE_JSON
            PERCENT_RANK RANK REGEXP_EXTRACT_ALL ROW_NUMBER SOURCE_WATERMARK SPLIT STR_TO_MAP SUM0
            TO_CHANGELOG TRY_PARSE_JSON URL_DECODE_RECURSIVE
            AGG_DECIMAL_MINUS AGG_DECIMAL_PLUS HIVE_AGG_DECIMAL_PLUS FLATTEN RANGETO REINTERPRETCAST
            STREAMRECORDTIMESTAMP WITHCOLUMNS WITHOUTCOLUMNS ARRAY MAP ROW AT GET"""
                    .split("\\s+"));

    static Definitions all() {
        Definitions definitions = new Definitions();
        CoreDefinitions.addTo(definitions);
        ArithmeticDefinitions.addTo(definitions);
        TextDefinitions.addTo(definitions);
        TemporalDefinitions.addTo(definitions);
        ClockDefinitions.addTo(definitions);
        HashDefinitions.addTo(definitions);
        CollectionDefinitions.addTo(definitions);
        JsonDefinitions.addTo(definitions);
        AggregateDefinitions.addTo(definitions);
        return definitions;
    }
}
