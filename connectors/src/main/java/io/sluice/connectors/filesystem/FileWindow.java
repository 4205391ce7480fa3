package io.sluice.connectors.filesystem;

import io.sluice.core.fs.ReadableFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of a file, uncompressed, that is in memory: {@code bytes[start..end)}. Moved forward by raising {@code start} and filling;
 * grows for records longer than it, up to a bound.
 */
final class FileWindow implements Closeable {
    static final int FIRST_BYTES = 512 * 1024;
    /** Longer ones are refused: a quote that is not closed must not fill the memory. */
    static final int LONGEST_RECORD = 32 * 1024 * 1024;

    static final int MARK_BYTES = 3;
    /** Room behind the end, so that eight bytes can be loaded from every valid position. */
    static final int PADDING = 64;

    byte[] bytes;
    int start;
    int end;
    private final ReadableFile file;
    private long filePosition;
    private boolean atEnd;

    FileWindow(ReadableFile file, long position, int firstBytes) {
        this.file = file;
        this.filePosition = position;
        this.bytes = new byte[firstBytes + PADDING];
    }

    /** The position in the file of {@code bytes[start]}. */
    long position() {
        return filePosition - (end - start);
    }

    /** Whether nothing lies behind {@code bytes[end - 1]}. */
    boolean atEnd() {
        return atEnd;
    }

    /** Reads more behind what is there; false when it was at the end before. */
    boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        makeRoom();
        int capacity = bytes.length - PADDING;
        while (end < capacity) {
            int count = file.read(filePosition, bytes, end, capacity - end);
            if (count < 0) {
                atEnd = true;
                return true;
            }
            end += count;
            filePosition += count;
        }
        return true;
    }

    private void makeRoom() throws RecordTooLongException {
        int length = end - start;
        int capacity = bytes.length - PADDING;
        if (length == capacity) {
            if (length >= LONGEST_RECORD) {
                throw new RecordTooLongException();
            }
            bytes = Arrays.copyOfRange(bytes, start, start + Math.min(2 * capacity, LONGEST_RECORD) + PADDING);
        } else {
            System.arraycopy(bytes, start, bytes, 0, length);
        }
        start = 0;
        end = length;
    }

    /** Length of a UTF-8 byte order mark at the beginning of the file. */
    int byteOrderMark() {
        boolean mark = position() == 0
                && end - start >= MARK_BYTES
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
        return mark ? MARK_BYTES : 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A record that does not fit the window at its largest. */
    static final class RecordTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        RecordTooLongException() {
            super("a record longer than " + LONGEST_RECORD / (1024 * 1024) + " MB");
        }
    }
}
