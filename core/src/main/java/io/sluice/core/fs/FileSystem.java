package io.sluice.core.fs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;

/**
 * The file operations that connectors and checkpoints need, so that a simulation can put a faulty or in-memory one in
 * their place. Paths are text with {@code /}; relative ones are resolved by the implementation. All methods may block
 * and may be called from any thread; they throw {@link java.io.FileNotFoundException} or
 * {@link java.nio.file.NoSuchFileException} for what is not there and {@link IOException} otherwise.
 */
public interface FileSystem {
    /** Opens a file for reading at any position. */
    ReadableFile open(String path) throws IOException;

    /** Opens whatever can be read from its beginning to its end: a file, or a pipe, which has no positions. */
    default InputStream stream(String path) throws IOException {
        try (ReadableFile file = open(path)) {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            int filled = 0;
            while (filled < bytes.length) {
                int read = file.read(filled, bytes, filled, bytes.length - filled);
                if (read < 0) {
                    throw new IOException("it became shorter while it was read");
                }
                filled += read;
            }
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Creates a file, replacing one that is there, and the directories above it. */
    WritableFile create(String path) throws IOException;

    /**
     * Creates a file that only its owner may read, where the file system knows owners, and the directories above it.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    default WritableFile createPrivate(String path) throws IOException {
        if (exists(path)) {
            throw new FileAlreadyExistsException(path);
        }
        return create(path);
    }

    /** Moves a file or directory, replacing a file that is there; atomic within one file system. */
    void rename(String from, String to) throws IOException;

    /** Makes the names in a directory durable. */
    void syncDirectory(String path) throws IOException;

    /** Creates a directory and those above it; silent when it is there. */
    void createDirectories(String path) throws IOException;

    /** Removes a file or a directory with all in it; silent when nothing is there. */
    void deleteRecursively(String path) throws IOException;

    /** What lies directly in a directory, sorted by name; empty when it is not there. */
    List<FileStatus> list(String path) throws IOException;

    boolean exists(String path) throws IOException;

    /** Length, kind and time of one file or directory. */
    FileStatus status(String path) throws IOException;

    /** The one absolute form of a path. */
    String absolute(String path);

    /**
     * Holds a name for this process until closed.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another holder has it
     */
    AutoCloseable lock(String path) throws IOException;
}
