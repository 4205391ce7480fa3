package io.sluice.connectors.filesystem;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;

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
}
