package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.DurableDirectories;
import java.io.IOException;
import java.util.Map;

/** The directory of one partition, made and removed by the user. It has the name that a sink would give it. */
final class PartitionFolder {
    private final SinkFiles table;
    private final String path;

    /**
     * @param values the text of each partition column by name; the empty text is NULL
     * @throws SluiceException {@code TYPE_MISMATCH} for a text that is no value of its column
     */
    PartitionFolder(SinkFiles table, Map<String, String> values) {
        this.table = table;
        FileColumns columns = table.columns();
        Column[] row = new Column[columns.physical().size()];
        for (int column : columns.partition()) {
            String name = columns.physical().name(column);
            String text = values.get(name).isEmpty() ? null : values.get(name);
            row[column] = PartitionText.column(
                    columns.physical().type(column), text, "Partition column '" + name + "'", ErrorCode.TYPE_MISMATCH);
        }
        path = table.path(new PartitionValues(columns, table.partitions()).of(Batch.of(1, row), 0));
    }

    /** False when it is there. */
    boolean add() {
        try {
            boolean there = table.files().exists(path);
            DurableDirectories.create(table.files(), table.files().absolute(path));
            return !there;
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot create the directory", path, e);
        }
    }

    /** False when it is not there. */
    boolean drop() {
        try {
            boolean there = table.files().exists(path);
            table.files().deleteRecursively(path);
            if (there) {
                table.files().syncDirectory(path.substring(0, path.lastIndexOf('/')));
            }
            return there;
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot remove the directory", path, e);
        }
    }
}
