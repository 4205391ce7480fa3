package io.sluice.connectors.filesystem;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import java.io.IOException;

/**
 * The directory that a table is written to.
 *
 * @param partitions how partition columns stand in paths
 */
record SinkFiles(
        String directory,
        FileColumns columns,
        PartitionPath partitions,
        Format format,
        Settings options,
        ConnectorContext context) {
    FileSystem files() {
        return context.files();
    }

    RecordEncoder encoder() {
        return format.encoder(columns.fileType(), options, context.zone());
    }

    boolean isPartitioned() {
        return !columns.partition().isEmpty();
    }

    String path(String relative) {
        return directory + "/" + relative;
    }

    /** A directory that is itself forgotten after a power failure would take its durable files with it. */
    void createDurably(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || files().exists(path)) {
            return;
        }
        String parent = slash == 0 ? "/" : path.substring(0, slash);
        createDurably(parent);
        files().createDirectories(path);
        files().syncDirectory(parent);
    }
}
