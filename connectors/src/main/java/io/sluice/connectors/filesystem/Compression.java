package io.sluice.connectors.filesystem;

import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.ReadableFile;
import java.util.Locale;

/** How a file is compressed, which its name tells, as in Flink. */
enum Compression {
    NONE,
    GZIP,
    /** Flink reads it and this does not. */
    UNKNOWN;

    static Compression of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "gz", "gzip" -> GZIP;
            case "bz2", "xz", "zst", "deflate" -> UNKNOWN;
            default -> NONE;
        };
    }

    /** @throws SluiceException {@code NOT_BUILT_YET} */
    static void check(String path) {
        if (of(path) == UNKNOWN) {
            throw SluiceException.notBuiltYet("Reading '" + path + "', which is compressed with other than gzip,")
                    .hint("uncompress it, or compress it with gzip");
        }
    }

    /** The uncompressed bytes. */
    ReadableFile uncompressed(ReadableFile file) {
        return this == GZIP ? new GzipFile(file) : file;
    }
}
