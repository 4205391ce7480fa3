package io.sluice.connectors.filesystem;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.io.IOException;
import java.util.List;

/**
 * Adds files to a directory, in two phases: writers fill hidden files, close and sync them for a checkpoint, and the
 * commit renames them. A rename is atomic and done at most once, so every row is seen exactly once.
 */
final class FilesystemSink implements Sink {
    private final RowType type;
    private final String directory;
    private final Format format;
    private final Settings options;
    private final ConnectorContext context;

    FilesystemSink(RowType type, String directory, Format format, Settings options, ConnectorContext context) {
        this.type = type;
        this.directory = directory;
        this.format = format;
        this.options = options;
        this.context = context;
    }

    @Override
    public boolean acceptsUpdates() {
        return false;
    }

    @Override
    public boolean twoPhase() {
        return true;
    }

    @Override
    public SinkWriter open(WriterContext writer) {
        FileSystem files = context.files();
        try {
            if (files.exists(directory) && !files.status(directory).directory()) {
                throw SluiceException.of(ErrorCode.INVALID_OPTION, "'path' = '" + directory + "' is a file")
                        .expected("the directory to write to");
            }
            createDurably(files, files.absolute(directory));
        } catch (IOException e) {
            throw failed("cannot create the directory", directory, e);
        }
        RecordEncoder encoder = format.encoder(type, options, context.zone());
        return new FileWriter(
                files, directory, encoder, writer, format.identifier(), options.get(FilesystemConnector.ROLL_AT));
    }

    /** A directory that is itself forgotten after a power failure would take its durable files with it. */
    private static void createDurably(FileSystem files, String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || files.exists(path)) {
            return;
        }
        String parent = slash == 0 ? "/" : path.substring(0, slash);
        createDurably(files, parent);
        files.createDirectories(path);
        files.syncDirectory(parent);
    }

    @Override
    public void commit(List<byte[]> committables) {
        if (committables.isEmpty()) {
            return;
        }
        try {
            for (byte[] committable : committables) {
                commit(PartFile.decode(committable));
            }
            context.files().syncDirectory(directory);
        } catch (IOException e) {
            throw failed("cannot commit files in", directory, e);
        }
    }

    private void commit(PartFile part) throws IOException {
        String hidden = directory + "/" + part.hidden();
        String visible = directory + "/" + part.visible();
        FileSystem files = context.files();
        boolean pending = files.exists(hidden);
        boolean there = files.exists(visible);
        if (pending && there) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR,
                            "'" + visible + "' exists already and would be overwritten by '" + hidden + "'")
                    .hint("was the file brought from elsewhere? move one of the two away");
        }
        if (!pending && !there) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR,
                            "'" + visible + "' is lost: neither it nor the file it was written as is there")
                    .expected("'" + hidden + "' of " + part.length() + " bytes")
                    .hint("did another run of the same job clean up, or was the table's path changed?");
        }
        long length = files.status(pending ? hidden : visible).length();
        if (length != part.length()) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR, "'" + (pending ? hidden : visible) + "' has " + length + " bytes")
                    .expected(part.length() + " bytes, as the checkpoint says");
        }
        if (pending) {
            files.rename(hidden, visible);
        }
    }

    @Override
    public void cleanUp(String jobName) {
        FileSystem files = context.files();
        try {
            for (FileStatus entry : files.list(directory)) {
                if (PartFile.isInProgress(entry.name(), jobName)) {
                    files.deleteRecursively(directory + "/" + entry.name());
                }
            }
        } catch (IOException e) {
            throw failed("cannot clean up", directory, e);
        }
    }

    static SluiceException failed(String what, String path, IOException e) {
        return SluiceException.of(ErrorCode.IO_ERROR, what + " '" + path + "': " + e.getMessage())
                .causedBy(e);
    }
}
