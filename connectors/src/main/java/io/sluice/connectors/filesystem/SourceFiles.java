package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Opens files to read, and puts what can go wrong into words. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * The file as it lies on the disk.
     *
     * @param mark what an earlier reader knew it by
     * @throws SluiceException {@code FILE_NOT_FOUND}, {@code IO_ERROR}, or {@code SOURCE_CHANGED} when it is not the
     *     file that was read before
     */
    static ReadableFile open(FileSystem files, String path, FileMark mark) {
        try {
            ReadableFile file = files.open(path);
            check(path, file, mark);
            return file;
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "'" + path + "' does not exist")
                    .causedBy(e);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static void check(String path, ReadableFile file, FileMark mark) throws IOException {
        String difference;
        try {
            difference = mark.difference(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        if (difference != null) {
            file.close();
            throw SluiceException.of(
                            ErrorCode.SOURCE_CHANGED,
                            "'" + path + "' is not the file that was read before the checkpoint: " + difference)
                    .expected("a file that begins with the same " + mark.covered() + " bytes")
                    .hint("put the old file back, or start without the checkpoint");
        }
    }

    static SluiceException failed(String path, IOException e) {
        if (e instanceof DamagedFileException) {
            return SluiceException.of(
                            ErrorCode.MALFORMED_RECORD, "'" + path + "' cannot be uncompressed: " + e.getMessage())
                    .expected("a whole gzip file");
        }
        return SluiceException.of(ErrorCode.IO_ERROR, "cannot read '" + path + "': " + FileFailure.reason(e))
                .causedBy(e);
    }
}
