package io.sluice.connectors.filesystem;

import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Files as a source: one split each, in the order of their names; or a directory that is watched, as one split. */
final class FilesystemSource implements Source {
    private final TableFiles table;
    private final FileReaders readers;
    private final Optional<Long> monitorMillis;

    FilesystemSource(TableFiles table, FileReaders readers, Settings options) {
        this.table = table;
        this.readers = readers;
        this.monitorMillis = Optional.ofNullable(options.get(FilesystemOptions.MONITOR_INTERVAL))
                .map(Duration::toMillis);
    }

    @Override
    public boolean bounded() {
        return monitorMillis.isEmpty();
    }

    @Override
    public List<Split> splits() {
        if (monitorMillis.isPresent()) {
            return List.of(new Split(table.path(), WatchOffset.START.encode()));
        }
        byte[] start = FileOffset.START.encode();
        return table.paths().stream().map(file -> new Split(file, start)).toList();
    }

    @Override
    public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
        if (monitorMillis.isPresent()) {
            return new WatchReader(table, readers, monitorMillis.get(), columns, WatchOffset.decode(offset));
        }
        return readers.open(split.id(), FileOffset.decode(offset), columns);
    }
}
