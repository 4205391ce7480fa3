package io.sluice.connectors.filesystem;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * A place between two records of a file: bytes before it (uncompressed), for errors the line ends before it, and what
 * the file is known by.
 */
record FileOffset(long position, long linesBefore, FileMark mark) {
    static final FileOffset START = new FileOffset(0, 0, FileMark.NONE);

    byte[] encode() {
        BytesWriter out = new BytesWriter(4 * Long.BYTES);
        out.putLong(position);
        out.putLong(linesBefore);
        mark.write(out);
        return out.toByteArray();
    }

    static FileOffset decode(byte[] bytes) {
        BytesReader in = new BytesReader(bytes);
        return new FileOffset(in.getLong(), in.getLong(), FileMark.read(in));
    }
}
