package io.sluice.functions;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of what there is. */
final class BuiltIns {
    private BuiltIns() {}

    /** Functions of Flink SQL that a later version brings. */
    static final Set<String> NOT_BUILT_YET = Stream.of(
                    """
            CUME_DIST CURRENT_DATE CURRENT_ROW_TIMESTAMP
            CURRENT_TIME CURRENT_TIMESTAMP CURRENT_WATERMARK DECODE DENSE_RANK ELT ENCODE
            INET_ATON INET_NTOA IS~JSON IS_ALPHA IS_DECIMAL IS_DIGIT JSON_ARRAY JSON_EXISTS JSON_OBJECT
            JSON_QUERY JSON_QUOTE JSON_STRING JSON_UNQUOTE JSON_VALUE LAG LEAD LOCALTIME
            LOCALTIMESTAMP NOW NTILE OVERLAPS
            PARSE_JSON PARSE_URL PERCENT_RANK PRINTF PROCTIME RAND RAND_INTEGER RANK REGEXP_COUNT
            REGEXP_EXTRACT_ALL REGEXP_INSTR REGEXP_SUBSTR ROW_NUMBER SHA2 SIMILAR~TO SOURCE_WATERMARK
            STR_TO_MAP SUM0 TRY_PARSE_JSON TYPEOF UNHEX URL_DECODE URL_DECODE_RECURSIVE
            URL_ENCODE UUID"""
                            .split("\\s+"))
            .map(name -> name.replace('~', ' '))
            .collect(Collectors.toUnmodifiableSet());

    static Definitions all() {
        Definitions definitions = new Definitions();
        CoreDefinitions.addTo(definitions);
        ArithmeticDefinitions.addTo(definitions);
        TextDefinitions.addTo(definitions);
        TemporalDefinitions.addTo(definitions);
        HashDefinitions.addTo(definitions);
        CollectionDefinitions.addTo(definitions);
        AggregateDefinitions.addTo(definitions);
        return definitions;
    }
}
