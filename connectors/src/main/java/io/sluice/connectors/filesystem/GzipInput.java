package io.sluice.connectors.filesystem;

import io.sluice.core.fs.ReadableFile;
import java.io.IOException;
import java.util.zip.Inflater;

/** The compressed bytes of a gzip file, in order, and what stands around its members. */
final class GzipInput {
    static final int BYTES = 64 * 1024;

    private static final int FLAG_HEADER_CHECKSUM = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int DEFLATE = 8;

    private final ReadableFile file;
    private final byte[] bytes = new byte[BYTES];
    private int start;
    private int end;
    private long position;

    GzipInput(ReadableFile file) {
        this.file = file;
    }

    /** Hands the inflater what comes next; {@link #giveBack} says what it did not use. */
    void feed(Inflater inflater) throws IOException {
        if (start == end && !fill()) {
            throw cutShort();
        }
        inflater.setInput(bytes, start, end - start);
        start = end;
    }

    void giveBack(int count) {
        start -= count;
    }

    /** Reads a member's header; false at the end of the file, before which there may be zeros. */
    boolean beginMember(boolean first) throws IOException {
        int magic = next();
        while (!first && magic == 0) {
            magic = next();
        }
        if (magic < 0) {
            if (first) {
                throw new DamagedFileException("it is empty");
            }
            return false;
        }
        if (magic != 0x1F || needed() != 0x8B || needed() != DEFLATE) {
            throw new DamagedFileException(first ? "it is no gzip file" : "there is more behind its last member");
        }
        int flags = needed();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(needed() | needed() << 8);
        }
        skipText((flags & FLAG_NAME) != 0);
        skipText((flags & FLAG_COMMENT) != 0);
        skip((flags & FLAG_HEADER_CHECKSUM) != 0 ? 2 : 0);
        return true;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            needed();
        }
    }

    private void skipText(boolean present) throws IOException {
        while (present && needed() != 0) {
            continue;
        }
    }

    /** An unsigned number of four bytes. */
    long littleEndian() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) needed() << shift;
        }
        return value;
    }

    private int needed() throws IOException {
        int next = next();
        if (next < 0) {
            throw cutShort();
        }
        return next;
    }

    private int next() throws IOException {
        return start < end || fill() ? bytes[start++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        int count = file.read(position, bytes, 0, bytes.length);
        start = 0;
        end = Math.max(count, 0);
        position += end;
        return end > 0;
    }

    private static DamagedFileException cutShort() {
        return new DamagedFileException("it is cut short");
    }
}
