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
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code 'connector' = 'filesystem'}: a table in one file or in all files below a directory. */
public final class FilesystemConnector implements Connector {
    static final Option<String> PATH = Options.text(
            "path",
            null,
            "a file, a directory (all files below it, except names that begin with . or _) or a pattern; to write, a"
                    + " directory");
    static final Option<String> FORMAT = Options.text("format", null, "how rows are written: csv or json");
    static final Option<Long> ROLL_AT = Options.memory(
            "sink.rolling-policy.file-size",
            "128 mb",
            "the size at which a part file is closed and the next one begun, as in Flink; at every checkpoint anyway");

    private static final List<String> WITHOUT_EFFECT = List.of(
            "sink.rolling-policy.rollover-interval",
            "sink.rolling-policy.inactivity-interval",
            "sink.rolling-policy.check-interval");

    /** Keys of Flink's connector that would change what is read or when it is seen. */
    private static final List<String> NOT_BUILT = List.of(
            "source.monitor-interval",
            "source.path.regex-pattern",
            "auto-compaction",
            "compaction.file-size",
            "partition.default-name",
            "sink.partition-commit.policy.kind",
            "sink.partition-commit.trigger",
            "sink.partition-commit.delay");

    @Override
    public String identifier() {
        return "filesystem";
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> all = new ArrayList<>(List.of(PATH, FORMAT, ROLL_AT));
        WITHOUT_EFFECT.forEach(key -> all.add(
                Options.duration(key, null, "accepted, has no effect: files end with checkpoints and by their size")));
        NOT_BUILT.forEach(key -> all.add(Connectors.notBuilt(key)));
        return all;
    }

    @Override
    public List<Option<?>> requiredOptions() {
        return List.of(PATH, FORMAT);
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
        Settings options = checked(table);
        Source records = new FilesystemSource(table.physical(), path(options), format(options), options, context);
        return table.metadata().isEmpty() ? records : new FileMetadataSource(records, table, context.files());
    }

    @Override
    public Map<String, SqlType> metadata(TableSpec table) {
        return FileMetadata.types();
    }

    @Override
    public Sink overwriting(TableSpec table, Overwrite overwrite, ConnectorContext context) {
        List<String> keys =
                table.partitionKeys().stream().map(table.physical()::name).toList();
        String path = path(Settings.of(table.options()));
        return new OverwritingSink(sink(table, context), context.files(), path, overwrite, keys);
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        Settings options = checked(table);
        String path = path(options);
        if (TablePath.isPattern(path)) {
            throw SluiceException.of(ErrorCode.INVALID_OPTION, "'path' = '" + path + "' is a pattern")
                    .expected("the directory to write to");
        }
        return new FilesystemSink(table.physical(), path, format(options), options, context);
    }

    private static Settings checked(TableSpec table) {
        if (!table.partitionKeys().isEmpty()) {
            throw SluiceException.notBuiltYet("PARTITIONED BY for filesystem tables");
        }
        return Settings.of(table.options());
    }

    private static String path(Settings options) {
        return TablePath.normalise(Connectors.required(options, PATH));
    }

    private static Format format(Settings options) {
        return Connectors.format(Connectors.required(options, FORMAT));
    }
}
