package io.sluice.connectors.filesystem;

import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.DurableDirectories;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds files to a directory, in two phases: writers fill hidden files, close and sync them for a checkpoint, and the
 * commit renames them. A rename is atomic and done at most once, so every row is seen exactly once.
 */
final class FilesystemSink implements Sink {
    private final SinkFiles table;

    FilesystemSink(SinkFiles table) {
        this.table = table;
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
        FileSystem files = table.files();
        String directory = table.directory();
        try {
            if (files.exists(directory) && !files.status(directory).directory()) {
                throw SluiceException.of(ErrorCode.INVALID_OPTION, "'path' = '" + directory + "' is a file")
                        .expected("the directory to write to");
            }
            DurableDirectories.create(files, files.absolute(directory));
        } catch (IOException e) {
            throw failed("cannot create the directory", directory, e);
        }
        return new FileWriter(table, writer);
    }

    @Override
    public void commit(List<byte[]> committables) {
        if (committables.isEmpty()) {
            return;
        }
        Set<String> partitions = new TreeSet<>();
        try {
            for (byte[] committable : committables) {
                PartFile part = PartFile.decode(committable);
                if (!part.partition().isEmpty() && partitions.add(part.partition())) {
                    createPartition(part.partition());
                }
                commit(part);
            }
            for (String partition : partitions) {
                table.files().syncDirectory(table.path(partition));
            }
            table.files().syncDirectory(table.directory());
            PartitionCommit.of(table).committed(partitions);
        } catch (IOException e) {
            throw failed("cannot commit files in", table.directory(), e);
        }
    }

    private void createPartition(String partition) throws IOException {
        FileSystem files = table.files();
        DurableDirectories.create(files, files.absolute(table.directory()), files.absolute(table.path(partition)));
    }

    private void commit(PartFile part) throws IOException {
        String hidden = table.path(part.hidden());
        String visible = table.path(part.visible());
        FileSystem files = table.files();
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
        FileSystem files = table.files();
        try {
            for (FileStatus entry : files.list(table.directory())) {
                if (PartFile.isInProgress(entry.name(), jobName)) {
                    files.deleteRecursively(table.path(entry.name()));
                }
            }
        } catch (IOException e) {
            throw failed("cannot clean up", table.directory(), e);
        }
    }

    static SluiceException failed(String what, String path, IOException e) {
        return SluiceException.of(ErrorCode.IO_ERROR, what + " '" + path + "': " + FileFailure.reason(e))
                .causedBy(e);
    }
}
