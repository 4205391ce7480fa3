package io.sluice.connectors.filesystem;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/** A place between two records of a file: bytes before it and, for errors, line ends before it. */
record FileOffset(long position, long linesBefore) {
    static final FileOffset START = new FileOffset(0, 0);

    byte[] encode() {
        BytesWriter out = new BytesWriter(2 * Long.BYTES);
        out.putLong(position);
        out.putLong(linesBefore);
        return out.toByteArray();
    }

    static FileOffset decode(byte[] bytes) {
        BytesReader in = new BytesReader(bytes);
        return new FileOffset(in.getLong(), in.getLong());
    }
}
