package io.sluice.connectors.filesystem;

import io.sluice.core.fs.ReadableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * What tells later that a file still begins with the bytes that were read: how many they were, and checksums of the
 * first and the last thousand of them. A file that has grown still begins so; one that was replaced, cut or written
 * over at these places does not.
 *
 * @param covered bytes of the file as it lies on the disk, compressed or not
 */
record FileMark(long covered, int head, int tail) {
    static final FileMark NONE = new FileMark(0, 0, 0);

    private static final int CHECKED_BYTES = 1024;

    static FileMark of(ReadableFile file, long covered) throws IOException {
        if (covered == 0) {
            return NONE;
        }
        int length = (int) Math.min(CHECKED_BYTES, covered);
        return new FileMark(covered, checksum(file, 0, length), checksum(file, covered - length, length));
    }

    /** Null when the file still begins so; else what is different. */
    String difference(ReadableFile file) throws IOException {
        if (file.length() < covered) {
            return "it has " + file.length() + " bytes and was read up to byte " + covered;
        }
        return of(file, covered).equals(this) ? null : "the bytes that were read are no longer the same";
    }

    private static int checksum(ReadableFile file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = file.read(position + filled, bytes, filled, length - filled);
            if (count < 0) {
                break; // cut while it is being read: the checksum of less is another one
            }
            filled += count;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, filled);
        return (int) checksum.getValue();
    }

    void write(BytesWriter out) {
        out.putLong(covered);
        out.putInt(head);
        out.putInt(tail);
    }

    static FileMark read(BytesReader in) {
        return new FileMark(in.getLong(), in.getInt(), in.getInt());
    }
}
