package io.sluice.shell;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.Shape;
import io.sluice.engine.result.RowKinds;
import io.sluice.engine.text.ValueText;
import io.sluice.shell.format.JsonText;
import io.sluice.shell.format.RowFormat;
import io.sluice.shell.format.RowFormats;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes results to a stream, in the form that the settings and the display ask for. Used by one thread. */
final class ResultPrinter {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final Field OP = new Field("op", SqlType.varchar(2).notNull());
    private static final long NANOS_PER_HUNDREDTH = 10_000_000;

    private final StandardOutput target;
    private final BufferedWriter out;
    private final boolean terminal;
    private final Clock clock;
    private final Display display;
    private final Attention attention;

    /** A printer that waits for rows as long as it takes. */
    ResultPrinter(StandardOutput target, boolean terminal, Clock clock) {
        this(target, terminal, clock, Display.plain(), Attention.NONE);
    }

    ResultPrinter(StandardOutput target, boolean terminal, Clock clock, Display display, Attention attention) {
        this.display = display;
        this.attention = attention;
        this.target = target;
        this.out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), BUFFER_CHARS);
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Reads all rows of a result and writes them, as they come; nothing is held back while the next are waited for. */
    void print(StatementResult.Rows result, Settings settings, ValueText text, long startNanos) {
        try {
            if (result.shape() == Shape.TEXT) {
                printText(result, text);
            } else {
                printRows(result, settings, text, startNanos);
            }
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() throws IOException {
        out.flush();
        if (target.failure().isPresent()) {
            throw target.failure().get();
        }
    }

    private void printText(StatementResult.Rows result, ValueText text) throws IOException {
        for (Batch batch = result.rows().next();
                batch != null;
                batch = result.rows().next()) {
            for (int row = 0; row < batch.rowCount; row++) {
                String cell = text.of(result.type().type(0), batch.columns[0], row);
                out.append(cell).append(cell.endsWith("\n") ? "" : "\n");
            }
        }
    }

    private void printRows(StatementResult.Rows result, Settings settings, ValueText text, long startNanos)
            throws IOException {
        ResultMode mode = display.mode(settings, terminal);
        boolean endless = result.shape() == Shape.STREAM || result.shape() == Shape.CHANGELOG;
        boolean table = mode == ResultMode.TABLE || mode == ResultMode.TABLEAU || mode == ResultMode.CHANGELOG;
        boolean kinds = result.shape() == Shape.CHANGELOG || endless && table;
        RowType shown = kinds ? RowType.of(OP).concat(result.type()) : result.type();
        RowFormat format = result.shape() == Shape.LISTING && table
                ? RowFormats.listing(mode, shown, out)
                : RowFormats.of(
                        mode, shown, endless, settings.get(ClientOptions.MAX_COLUMN_WIDTH), display.nullText(), out);
        Cells cells = cells(mode, text);
        format.begin();
        long rows = 0;
        try {
            while (goesOn(result)) {
                Batch batch = result.rows().next();
                if (batch == null) {
                    String time = result.shape() == Shape.LISTING ? "" : time(settings, startNanos);
                    format.end(new RowFormat.Summary(rows, time, false));
                    return;
                }
                rows += print(batch, result, kinds, cells, format);
            }
            terminate(rows, endless, format);
        } catch (SluiceException e) {
            // What has been shown is right, only not all there is to show.
            if (endless) {
                terminate(rows, true, format);
            }
            flush();
            throw e;
        }
    }

    /** Below a stream stands how many rows came; of a result that should have ended there is nothing to sum up. */
    private void terminate(long rows, boolean endless, RowFormat format) throws IOException {
        if (endless) {
            format.end(new RowFormat.Summary(rows, "", true));
        } else {
            out.append("Query stopped.\n");
        }
    }

    private boolean goesOn(StatementResult.Rows result) throws IOException {
        if (!result.rows().isReady()) {
            flush();
        }
        return attention.goOn(result.rows());
    }

    /** How a value becomes a cell; null for NULL. */
    private interface Cells {
        String of(SqlType type, Column column, int row);
    }

    private static Cells cells(ResultMode mode, ValueText text) {
        if (mode != ResultMode.JSON && mode != ResultMode.JSONL) {
            return text::of;
        }
        JsonText json = new JsonText(text);
        return json::cell;
    }

    private static long print(Batch batch, StatementResult.Rows result, boolean kinds, Cells values, RowFormat format)
            throws IOException {
        RowType type = result.type();
        RowKinds changes = kinds ? RowKinds.of(batch, result.uniqueKey()) : null;
        long printed = 0;
        for (int position = 0; position < batch.rowCount; position++) {
            int row = kinds ? changes.row(position) : position;
            List<String> cells = new ArrayList<>(type.size() + 1);
            if (kinds) {
                cells.add(changes.kind(position));
            }
            for (int c = 0; c < type.size(); c++) {
                cells.add(values.of(type.type(c), batch.columns[c], row));
            }
            long copies = Math.abs(batch.weight(row));
            for (long i = 0; i < copies; i++) {
                format.row(cells);
            }
            printed += copies;
        }
        return printed;
    }

    private String time(Settings settings, long startNanos) {
        if (!settings.get(ClientOptions.PRINT_TIME_COST)) {
            return "";
        }
        long hundredths = (clock.nanos() - startNanos + NANOS_PER_HUNDREDTH / 2) / NANOS_PER_HUNDREDTH;
        long rest = hundredths % 100;
        // Without a Formatter, which takes longer to load than many a query to run.
        return " (" + hundredths / 100 + (rest < 10 ? ".0" : ".") + rest + " seconds)";
    }
}
