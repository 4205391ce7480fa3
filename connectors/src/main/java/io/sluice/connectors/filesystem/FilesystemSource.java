package io.sluice.connectors.filesystem;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.util.List;

/** The files of a path as they are when listed: one split per file, named by its path. */
final class FilesystemSource implements Source {
    private final RowType type;
    private final String path;
    private final Format format;
    private final Settings options;
    private final ConnectorContext context;

    FilesystemSource(RowType type, String path, Format format, Settings options, ConnectorContext context) {
        this.type = type;
        this.path = path;
        this.format = format;
        this.options = options;
        this.context = context;
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public List<Split> splits() {
        byte[] start = FileOffset.START.encode();
        return new FileListing(context.files())
                .of(path).stream().map(file -> new Split(file, start)).toList();
    }

    @Override
    public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
        RecordDecoder decoder = format.decoder(type, columns, options, context.zone());
        return new FileSplitReader(
                context.files(), split.id(), FileOffset.decode(offset), decoder, type.project(columns));
    }
}
