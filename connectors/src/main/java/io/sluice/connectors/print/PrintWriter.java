package io.sluice.connectors.print;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.SqlType;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Prints the rows of one task, a batch at once so that lines of several tasks do not mix. A row that is taken away and
 * followed at once by a row that is added (of the same primary key, where there is one) is an update, {@code -U +U};
 * others are {@code +I} and {@code -D}. A row with weight 3 is printed three times.
 */
final class PrintWriter implements SinkWriter {
    private final TableSpec table;
    private final String prefix;
    private final PrintStream out;

    PrintWriter(TableSpec table, String prefix, PrintStream out) {
        this.table = table;
        this.prefix = prefix;
        this.out = out;
    }

    @Override
    public void write(Batch batch) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < batch.rowCount; row++) {
            if (isUpdate(batch, row)) {
                print(batch, row, "-U", 1, text);
                print(batch, ++row, "+U", 1, text);
            } else {
                long weight = batch.weight(row);
                print(batch, row, weight > 0 ? "+I" : "-D", Math.abs(weight), text);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        if (out.checkError()) {
            throw SluiceException.of(
                    ErrorCode.JOB_CANCELLED, "what the print connector writes can go nowhere any more");
        }
    }

    private boolean isUpdate(Batch batch, int row) {
        if (row + 1 >= batch.rowCount || batch.weight(row) != -1 || batch.weight(row + 1) != 1) {
            return false;
        }
        for (int column : table.primaryKey()) {
            if (!sameValue(batch.columns[column], row, table.physical().type(column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(Column column, int row, SqlType type) {
        return Objects.equals(column.value(row, type), column.value(row + 1, type));
    }

    private void print(Batch batch, int row, String kind, long times, StringBuilder text) {
        int start = text.length();
        text.append(prefix).append(kind).append('[');
        for (int c = 0; c < batch.columns.length; c++) {
            text.append(c == 0 ? "" : ", ");
            RowText.append(table.physical().type(c), batch.columns[c], row, text);
        }
        text.append("]").append(System.lineSeparator());
        String line = text.substring(start);
        for (long i = 1; i < times; i++) {
            text.append(line);
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public List<byte[]> prepareCommit() {
        return List.of();
    }

    @Override
    public void close() {
        out.flush();
    }
}
