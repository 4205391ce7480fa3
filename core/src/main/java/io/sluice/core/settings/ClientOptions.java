package io.sluice.core.settings;

/** Settings under {@code sql-client.}: how results are shown. */
public final class ClientOptions {
    /** Forms in which a result can be shown. */
    public enum ResultMode {
        /** For people at a terminal. */
        TABLE,
        /** Every change as a row with its kind. */
        CHANGELOG,
        /** Flink's table of text. */
        TABLEAU,
        CSV,
        TSV,
        /** One array of objects. */
        JSON,
        /** One object a line. */
        JSONL,
        MARKDOWN,
        /** One line per column. */
        VERTICAL
    }

    public static final Option<ResultMode> RESULT_MODE = Options.oneOf(
            "sql-client.execution.result-mode",
            ResultMode.class,
            null,
            "form of results; unset: table on a terminal, tableau otherwise");

    public static final Option<Integer> MAX_TABLE_RESULT_ROWS = Options.integer(
            "sql-client.execution.max-table-result.rows",
            "1000000",
            "rows that an updating result may hold in memory before it is refused");

    public static final Option<Boolean> PRINT_TIME_COST = Options.flag(
            "sql-client.display.print-time-cost", "true", "whether the line below a table shows the time it took");

    public static final Option<Integer> MAX_COLUMN_WIDTH = Options.integer(
                    "table.display.max-column-width", "30", "width of a text column while rows of a stream are shown")
            .withOldKeys("sql-client.display.max-column-width");

    private ClientOptions() {}
}
