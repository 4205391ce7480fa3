package io.sluice.rocksdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.rocksdb.RocksDBException;

/** Failures of RocksDB in the form that the contract of stores wants. */
final class RocksFailure {
    private RocksFailure() {}

    /**
     * @param what failed, a clause: "The state store /a/b cannot be written"
     */
    static UncheckedIOException of(String what, RocksDBException cause) {
        return new UncheckedIOException(new IOException(what + ": " + cause.getMessage(), cause));
    }
}
