package io.sluice.core.state;

import io.sluice.core.fs.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directories of {@link ByteStore stores} and of what they captured; failures name the path and the reason. */
public final class StoreFiles {
    private StoreFiles() {}

    /** Makes a directory and those above it; one that is there must be empty. */
    public static Path makeDirectory(String directory) {
        Path path = Path.of(directory);
        try {
            Files.createDirectories(path);
            if (!list(path).isEmpty()) {
                throw new FileAlreadyExistsException(directory, null, "there are files in it");
            }
            return path;
        } catch (IOException e) {
            throw failure("The directory " + path + " for state cannot be made", e);
        }
    }

    /** The file of a captured store; it must be there, and as long as it was. */
    public static Path require(String from, ByteStore.StoreFile file) {
        Path path = Path.of(from, file.name());
        try {
            long length = Files.size(path);
            if (length != file.length()) {
                throw new IOException("it has " + length + " bytes instead of " + file.length());
            }
            return path;
        } catch (IOException e) {
            throw failure("The state file " + path + " cannot be read", e);
        }
    }

    /** What lies in a directory, by name. */
    public static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** Deletes a directory with all that is in it, if it is there. */
    public static void deleteDirectory(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failure("The directory " + directory + " of state cannot be deleted", e);
        }
    }

    /** @param what failed, a clause: "The state file /a/b cannot be read" */
    public static UncheckedIOException failure(String what, IOException cause) {
        return new UncheckedIOException(new IOException(what + ": " + FileFailure.reason(cause) + ".", cause));
    }
}
