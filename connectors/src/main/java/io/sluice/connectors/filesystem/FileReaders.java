package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Column;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens files of one table.
 *
 * @param partitions how partition columns stand in paths
 * @param ahead shared by the readers
 */
record FileReaders(
        FileColumns columns,
        PartitionPath partitions,
        Format format,
        Settings options,
        ConnectorContext context,
        ReadAhead ahead) {
    /** @param wanted positions in what the table can be asked for, in the order wanted */
    SplitReader open(String path, FileOffset offset, List<Integer> wanted) {
        List<Integer> read = new ArrayList<>();
        List<Column> constants = new ArrayList<>();
        int[] places = new int[wanted.size()];
        List<String> values = columns.partition().isEmpty() ? List.of() : partitions.values(path);
        for (int i = 0; i < places.length; i++) {
            int column = wanted.get(i);
            int inFile = columns.inFile().indexOf(column);
            places[i] = inFile >= 0 ? read.size() : ~constants.size();
            if (inFile >= 0) {
                read.add(inFile);
            } else {
                constants.add(constant(path, column, values));
            }
        }
        FileRecords records = new FileRecords(
                () -> format.decoder(columns.fileType(), read, options, context.zone()),
                columns.fileType().project(read));
        SplitReader reader = open(path, offset, records);
        return constants.isEmpty() ? reader : new TableFileReader(reader, new FileConstants(places, constants));
    }

    private SplitReader open(String path, FileOffset offset, FileRecords records) {
        ReadableFile file = SourceFiles.open(context.files(), path, offset.mark());
        try {
            boolean plain = Compression.of(path) == Compression.NONE;
            int chunks = plain ? ahead.take(file.length() - offset.position()) : 0;
            return chunks > 0
                    ? new AheadReader(path, file, offset, records, ahead, chunks)
                    : new FileSplitReader(path, file, offset, records, FileWindow.FIRST_BYTES);
        } catch (IOException e) {
            throw SourceFiles.failed(path, e);
        }
    }

    private Column constant(String path, int column, List<String> values) {
        int physical = columns.physical().size();
        if (column >= physical) {
            FileMetadata metadata = FileMetadata.of(columns.metadata().get(column - physical));
            return metadata.column(context.files(), path);
        }
        String text = values.get(columns.partition().indexOf(column));
        String what = "'" + path + "': partition column '" + columns.physical().name(column) + "'";
        return PartitionText.column(columns.physical().type(column), text, what, ErrorCode.MALFORMED_RECORD);
    }
}
