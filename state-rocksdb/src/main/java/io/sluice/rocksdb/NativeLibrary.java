package io.sluice.rocksdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.rocksdb.RocksDB;

/** The native code of RocksDB. */
final class NativeLibrary {
    private NativeLibrary() {}

    /** Loads it, once in the life of the Java machine. */
    static void load() {
        try {
            RocksDB.loadLibrary();
        } catch (LinkageError | RuntimeException e) {
            throw new UncheckedIOException(new IOException(
                    "The native library of RocksDB cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " from the directory "
                            + System.getProperty("java.io.tmpdir") + ": " + e.getMessage(),
                    e));
        }
    }
}
