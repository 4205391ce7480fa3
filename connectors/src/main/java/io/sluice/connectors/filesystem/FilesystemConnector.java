package io.sluice.connectors.filesystem;

import io.sluice.connectors.Connectors;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code 'connector' = 'filesystem'}: a table in one file or in all files below a directory. */
public final class FilesystemConnector implements Connector {
    @Override
    public String identifier() {
        return "filesystem";
    }

    @Override
    public List<Option<?>> options() {
        return FilesystemOptions.all();
    }

    @Override
    public List<Option<?>> requiredOptions() {
        return List.of(FilesystemOptions.PATH, FilesystemOptions.FORMAT);
    }

    /** A format says by making its reader and writer whether it knows the types of the columns. */
    @Override
    public void check(TableSpec table) {
        Settings options = Settings.of(table.options());
        path(options);
        FileColumns columns = FileColumns.of(table);
        if (columns.inFile().isEmpty()) {
            throw SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "every column is a partition column")
                    .expected("at least one column that stands in the files");
        }
        RowType inFile = columns.fileType();
        List<Integer> all = IntStream.range(0, inFile.size()).boxed().toList();
        format(options).decoder(inFile, all, options, ZoneOffset.UTC);
        format(options).encoder(inFile, options, ZoneOffset.UTC);
        PartitionValues.check(columns);
    }

    @Override
    public boolean canRead() {
        return true;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public Source source(TableSpec table, ConnectorContext context) {
        Settings options = Settings.of(table.options());
        String path = path(options);
        TableFiles files =
                new TableFiles(context.files(), path, Optional.ofNullable(options.get(FilesystemOptions.PATH_REGEX)));
        FileColumns columns = FileColumns.of(table);
        FileReaders readers = new FileReaders(
                columns,
                partitions(columns, options),
                format(options),
                options,
                context,
                new ReadAhead(context.workers()));
        return new FilesystemSource(files, readers, options);
    }

    @Override
    public Map<String, SqlType> metadata(TableSpec table) {
        return FileMetadata.types();
    }

    @Override
    public Sink overwriting(TableSpec table, Overwrite overwrite, ConnectorContext context) {
        SinkFiles files = sinkFiles(table, context);
        return new OverwritingSink(new FilesystemSink(files), files, overwrite);
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        return new FilesystemSink(sinkFiles(table, context));
    }

    @Override
    public List<String> partitions(TableSpec table, Map<String, String> wanted, ConnectorContext context) {
        SinkFiles files = sinkFiles(table, context);
        return new PartitionListing(files.files(), files.partitions()).of(files.directory(), wanted);
    }

    @Override
    public boolean addPartition(TableSpec table, Map<String, String> values, ConnectorContext context) {
        return new PartitionFolder(sinkFiles(table, context), values).add();
    }

    @Override
    public boolean dropPartition(TableSpec table, Map<String, String> values, ConnectorContext context) {
        return new PartitionFolder(sinkFiles(table, context), values).drop();
    }

    private static SinkFiles sinkFiles(TableSpec table, ConnectorContext context) {
        Settings options = Settings.of(table.options());
        String path = path(options);
        if (TablePath.isPattern(path)) {
            throw SluiceException.of(ErrorCode.INVALID_OPTION, "'path' = '" + path + "' is a pattern")
                    .expected("the directory to write to");
        }
        FileColumns columns = FileColumns.of(table);
        return new SinkFiles(path, columns, partitions(columns, options), format(options), options, context);
    }

    private static PartitionPath partitions(FileColumns columns, Settings options) {
        return new PartitionPath(columns.partitionNames(), options.get(FilesystemOptions.DEFAULT_PARTITION));
    }

    private static String path(Settings options) {
        return TablePath.normalise(Connectors.required(options, FilesystemOptions.PATH));
    }

    private static Format format(Settings options) {
        return Connectors.format(Connectors.required(options, FilesystemOptions.FORMAT));
    }
}
