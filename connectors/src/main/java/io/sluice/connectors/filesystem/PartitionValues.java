package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.ValueReader;
import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The partition of each row. Remembers that of the row before, which is nearly always the same. Not thread-safe. */
final class PartitionValues {
    private static final int NULL = 0;
    private static final int VALUE = 1;

    private final FileColumns columns;
    private final PartitionPath paths;
    private final ValueWriter[] writers;
    private final BytesWriter values = new BytesWriter();
    private final int[] ends;
    private byte[] lastValues;
    private String lastPath;

    PartitionValues(FileColumns columns, PartitionPath paths) {
        this.columns = columns;
        this.paths = paths;
        this.writers = columns.partition().stream()
                .map(c -> ValueWriter.of(columns.physical().type(c), ' ', true))
                .toArray(ValueWriter[]::new);
        this.ends = new int[writers.length];
    }

    /** Refuses columns of types that have no text. */
    static void check(FileColumns columns) {
        columns.partition().forEach(c -> ValueReader.of(columns.physical().type(c), ' '));
    }

    /** The directory of a row, relative to the table's; empty in a table without partitions. */
    String of(Batch batch, int row) {
        if (writers.length == 0) {
            return "";
        }
        values.clear();
        for (int k = 0; k < writers.length; k++) {
            Column column = batch.columns[columns.partition().get(k)];
            values.putByte(column.isNull(row) ? NULL : VALUE);
            if (!column.isNull(row)) {
                writers[k].write(column, row, values);
            }
            ends[k] = values.size();
        }
        boolean same = lastValues != null
                && Arrays.equals(lastValues, 0, lastValues.length, values.buffer(), 0, values.size());
        if (!same) {
            lastValues = values.toByteArray();
            lastPath = paths.of(texts());
        }
        return lastPath;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            boolean isNull = lastValues[start] == NULL;
            texts.add(isNull ? null : new String(lastValues, start + 1, end - start - 1, StandardCharsets.UTF_8));
            start = end;
        }
        return texts;
    }
}
