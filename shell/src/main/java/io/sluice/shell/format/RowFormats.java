package io.sluice.shell.format;

import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.type.RowType;

/** Picks the format of a result. */
public final class RowFormats {
    private RowFormats() {}

    /**
     * @param endless rows are to be seen as they come; in a table, the first column is their kind
     * @param maxColumnWidth of a text column of an endless table
     * @param nullText what tables and blocks show as NULL
     */
    public static RowFormat of(
            ResultMode mode, RowType type, boolean endless, int maxColumnWidth, String nullText, Appendable out) {
        return switch (mode) {
            case CSV -> DelimitedFormat.csv(type.names(), out);
            case TSV -> DelimitedFormat.tsv(type.names(), out);
            case JSON -> JsonFormat.array(type, out);
            case JSONL -> JsonFormat.lines(type, out);
            case MARKDOWN -> new MarkdownFormat(type.names(), out);
            case VERTICAL -> new VerticalFormat(type.names(), nullText, out);
            case TABLE, TABLEAU, CHANGELOG ->
                endless
                        ? new StreamTableauFormat(type, maxColumnWidth, nullText, out)
                        : new TableFormat(type, style(mode), nullText, out);
        };
    }

    /** A table in which NULL is shown as nothing. */
    public static RowFormat listing(ResultMode mode, RowType type, Appendable out) {
        return new TableFormat(type, style(mode), "", out);
    }

    /** Whether a column is aligned to the right where a table leaves a choice. */
    public static boolean isNumber(RowType type, int column) {
        return switch (type.type(column).root()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, FLOAT, DOUBLE -> true;
            case BOOLEAN, CHAR, VARCHAR, BINARY, VARBINARY -> false;
            case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> false;
            case ARRAY, MAP, MULTISET, ROW, NULL -> false;
        };
    }

    private static TableStyle style(ResultMode mode) {
        return mode == ResultMode.TABLE ? TableStyle.BOX : TableStyle.TABLEAU;
    }
}
