package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.ReadableFile;
import java.io.IOException;
import java.util.zip.CRC32C;

/** Reads a file from its beginning in blocks and sums it up on the way. Not thread-safe. */
final class CheckedInput {
    private static final int BLOCK_BYTES = 1 << 16;

    private final ReadableFile file;
    private final long length;
    private final CRC32C crc = new CRC32C();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int blockStart;
    private int blockEnd;
    private long taken;
    private long read;

    CheckedInput(ReadableFile file) throws IOException {
        this.file = file;
        this.length = file.length();
    }

    long remaining() {
        return length - taken;
    }

    int crc() {
        return (int) crc.getValue();
    }

    /** The next bytes. @throws DamagedException when the file does not have as many */
    byte[] take(int count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw new DamagedException("it ends too early, or a length in it is wrong");
        }
        byte[] out = new byte[count];
        int have = Math.min(count, blockEnd - blockStart);
        System.arraycopy(block, blockStart, out, 0, have);
        blockStart += have;
        while (have < count) {
            if (count - have >= BLOCK_BYTES) {
                have += readInto(out, have, count - have);
            } else {
                blockStart = 0;
                blockEnd = readInto(block, 0, BLOCK_BYTES);
                int part = Math.min(count - have, blockEnd);
                System.arraycopy(block, 0, out, have, part);
                blockStart = part;
                have += part;
            }
        }
        taken += count;
        crc.update(out);
        return out;
    }

    long position() {
        return taken;
    }

    /** Passes over bytes, which are summed up in {@code section} too. */
    void pass(int count, CRC32C section) throws IOException {
        if (count < 0 || count > remaining()) {
            throw new DamagedException("it ends too early, or a length in it is wrong");
        }
        for (int left = count; left > 0; ) {
            byte[] bytes = take(Math.min(left, BLOCK_BYTES));
            section.update(bytes);
            left -= bytes.length;
        }
    }

    private int readInto(byte[] target, int start, int most) throws IOException {
        int count = file.read(read, target, start, most);
        if (count <= 0) {
            throw new DamagedException("it ends too early");
        }
        read += count;
        return count;
    }
}
