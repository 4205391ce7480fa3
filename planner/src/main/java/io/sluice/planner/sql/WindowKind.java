package io.sluice.planner.sql;

import java.util.List;

/** The window functions that there are, with the parameters in order; OFFSET may be left out. */
public enum WindowKind {
    TUMBLE(
            "TUMBLE(TABLE table_name, DESCRIPTOR(timecol), datetime interval[, datetime interval])",
            "DATA",
            "TIMECOL",
            "SIZE",
            "OFFSET"),
    HOP(
            "HOP(TABLE table_name, DESCRIPTOR(timecol), datetime interval, datetime interval[, datetime interval])",
            "DATA",
            "TIMECOL",
            "SLIDE",
            "SIZE",
            "OFFSET"),
    CUMULATE(
            "CUMULATE(TABLE table_name, DESCRIPTOR(timecol), datetime interval, datetime interval"
                    + "[, datetime interval])",
            "DATA",
            "TIMECOL",
            "STEP",
            "SIZE",
            "OFFSET"),
    SESSION(
            "SESSION(TABLE table_name [PARTITION BY (col1[, ..])], DESCRIPTOR(timecol), datetime interval)",
            "DATA",
            "TIMECOL",
            "GAP");

    private final String signature;
    private final List<String> parameters;

    WindowKind(String signature, String... parameters) {
        this.signature = signature;
        this.parameters = List.of(parameters);
    }

    /** As Flink prints it. */
    public String signature() {
        return signature;
    }

    public List<String> parameters() {
        return parameters;
    }

    /** How many arguments there must be. */
    public int required() {
        return parameters.contains("OFFSET") ? parameters.size() - 1 : parameters.size();
    }
}
