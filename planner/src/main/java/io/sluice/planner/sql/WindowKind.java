package io.sluice.planner.sql;

import java.util.List;

/** The window functions that there are, with the parameters in order; the last one may be left out. */
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
            "OFFSET");

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
}
