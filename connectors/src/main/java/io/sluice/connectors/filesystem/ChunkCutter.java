package io.sluice.connectors.filesystem;

import io.sluice.core.fs.ReadableFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Cuts a file into chunks behind line ends. In csv a line end may lie within quotes, and there a chunk begins amid a
 * record: whoever reads must compare where it begins with where the one before it ended. Not thread-safe.
 */
final class ChunkCutter {
    private static final byte[] NOTHING = {};

    private final ReadableFile file;
    private final FileRecords records;
    private final int chunkBytes;
    private final Deque<ChunkSpace> free = new ArrayDeque<>();
    private long position;
    private byte[] carried = NOTHING;
    private boolean atEnd;

    ChunkCutter(ReadableFile file, FileRecords records, int chunkBytes) {
        this.file = file;
        this.records = records;
        this.chunkBytes = chunkBytes;
    }

    /** The next chunk begins here, whatever was cut before. */
    void goTo(long newPosition) {
        position = newPosition;
        carried = NOTHING;
        atEnd = false;
    }

    /** Null behind the last chunk. A record longer than a chunk is cut somewhere: such a chunk holds no whole record. */
    Chunk next(int batchRows) throws IOException {
        if (atEnd) {
            return null;
        }
        ChunkSpace space = free.isEmpty() ? records.space(chunkBytes) : free.pop();
        System.arraycopy(carried, 0, space.bytes, 0, carried.length);
        int filled = fill(space, carried.length);
        carried = NOTHING;
        if (filled == 0) {
            free.push(space);
            return null;
        }
        int end = atEnd ? filled : lastLineEnd(space.bytes, filled);
        if (end < filled) {
            carried = Arrays.copyOfRange(space.bytes, end, filled);
        }
        Chunk chunk = new Chunk(new Chunk.Place(position, end, atEnd), space, batchRows);
        position += end;
        return chunk;
    }

    /** Takes back the space of a chunk that was decoded and of which nothing is needed any more. */
    void release(ChunkSpace space) {
        if (space.length() == chunkBytes) {
            free.push(space);
        }
    }

    private int fill(ChunkSpace space, int from) throws IOException {
        int filled = from;
        while (filled < space.length()) {
            int count = file.read(position + filled, space.bytes, filled, space.length() - filled);
            if (count < 0) {
                atEnd = true;
                break;
            }
            filled += count;
        }
        return filled;
    }

    /** Behind the last line end, or {@code filled} when there is none. */
    private static int lastLineEnd(byte[] bytes, int filled) {
        for (int i = filled; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return filled;
    }
}
