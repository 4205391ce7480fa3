package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.ReadableFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Reads the records of one file in order while workers decode the chunks that come next. A chunk counts only if the one
 * before it ended where it begins; else what was left of that one is put before it and it is decoded again. Where a
 * chunk cannot tell what to do - before the first record, at a malformed one or one longer than a chunk - a
 * {@link FileSplitReader} reads a batch, so rows, errors and offsets are its own.
 */
final class AheadReader implements SplitReader {
    private static final byte[] NOTHING = {};
    /** A call looks at no more chunks without rows. */
    private static final int MOST_EMPTY_PIECES = 8;

    private final String path;
    private final ReadableFile file;
    private final FileRecords records;
    private final ReadAhead ahead;
    private final ChunkCutter cutter;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int mostChunks;

    /** The place behind the last row given, and the records refused before it. */
    private long position;

    private long linesBefore;
    private long refusedBefore;

    /** Of the first chunk, what was not given yet; null: not asked for. What lies before the chunk. */
    private Iterator<Chunk.Piece> pieces;

    private long linesBeforeChunk;
    private long refusedBeforeChunk;
    /** What lies between {@link #position} and the first chunk, when that is not asked for yet. */
    private byte[] left = NOTHING;
    /** Reads the next batch; null: the first chunk is next. */
    private FileSplitReader plain;

    /**
     * @param file uncompressed; becomes the reader's
     * @param mostChunks at least 1, given back to {@code ahead} in the end
     */
    AheadReader(
            String path, ReadableFile file, FileOffset offset, FileRecords records, ReadAhead ahead, int mostChunks) {
        this.path = path;
        this.file = file;
        this.records = records;
        this.ahead = ahead;
        this.mostChunks = mostChunks;
        this.cutter = new ChunkCutter(file, records, ahead.chunkBytes());
        this.position = offset.position();
        this.linesBefore = offset.linesBefore();
        cutter.goTo(position);
        if (position == 0) {
            readPlainly();
        }
    }

    @Override
    public Batch read(int maxRows) {
        int wanted = Math.min(maxRows, Batch.MAX_ROWS);
        Batch batch = null;
        for (int i = 0; plain == null && i < MOST_EMPTY_PIECES; i++) {
            Chunk.Piece piece = nextPiece(wanted);
            if (piece == null) {
                readPlainly();
            } else {
                batch = give(piece);
                if (batch.rowCount > 0) {
                    return batch;
                }
            }
        }
        return plain == null ? batch : readBatchPlainly(wanted);
    }

    private Batch give(Chunk.Piece piece) {
        position = chunks.element().place().position() + piece.end();
        linesBefore = linesBeforeChunk + piece.lineEnds();
        refusedBefore = refusedBeforeChunk + piece.refusedRows();
        return piece.batch();
    }

    /** Null when there is none that can be given. */
    private Chunk.Piece nextPiece(int wanted) {
        while (pieces == null || !pieces.hasNext()) {
            if (pieces != null && !leaveChunk() || !enterChunk(wanted)) {
                return null;
            }
        }
        Chunk.Piece piece = pieces.next();
        return piece.batch().rowCount > wanted ? null : piece;
    }

    /** Goes on behind the first chunk, of which everything was given; false when that was nothing. */
    private boolean leaveChunk() {
        Chunk chunk = chunks.element();
        Chunk.Place place = chunk.place();
        int used = (int) (position - place.position());
        if (used == 0 || used < place.length() && place.atEnd()) {
            return false;
        }
        left = used == place.length() ? NOTHING : Arrays.copyOfRange(chunk.space().bytes, used, place.length());
        chunks.remove();
        cutter.release(chunk.space());
        pieces = null;
        return true;
    }

    private boolean enterChunk(int wanted) {
        cutAhead(wanted);
        if (chunks.isEmpty()) {
            return false;
        }
        if (left.length > 0) {
            chunks.addFirst(joined(left, chunks.remove(), wanted));
            left = NOTHING;
        }
        Chunk first = chunks.element();
        for (Chunk chunk : chunks) { // while another thread is at the first, do one of those behind it
            if (first.isDone()) {
                break;
            }
            chunk.run();
        }
        linesBeforeChunk = linesBefore;
        refusedBeforeChunk = refusedBefore;
        pieces = first.pieces().iterator();
        return true;
    }

    private void cutAhead(int wanted) {
        try {
            while (chunks.size() < mostChunks) {
                Chunk chunk = cutter.next(wanted);
                if (chunk == null) {
                    return;
                }
                chunks.add(chunk);
                ahead.workers().execute(chunk::run);
            }
        } catch (IOException e) {
            throw SourceFiles.failed(path, e);
        }
    }

    /** A chunk that begins earlier than was thought. */
    private Chunk joined(byte[] before, Chunk chunk, int wanted) {
        chunk.drop();
        Chunk.Place place = chunk.place();
        ChunkSpace space = records.space(before.length + place.length());
        System.arraycopy(before, 0, space.bytes, 0, before.length);
        System.arraycopy(chunk.space().bytes, 0, space.bytes, before.length, place.length());
        Chunk.Place whole =
                new Chunk.Place(place.position() - before.length, before.length + place.length(), place.atEnd());
        return new Chunk(whole, space, wanted);
    }

    private void readPlainly() {
        chunks.forEach(Chunk::drop);
        chunks.clear();
        pieces = null;
        left = NOTHING;
        FileOffset offset = new FileOffset(position, linesBefore, FileMark.NONE);
        plain = new FileSplitReader(path, file, offset, records, FileWindow.FIRST_BYTES);
    }

    private Batch readBatchPlainly(int wanted) {
        Batch batch = plain.read(wanted);
        if (batch == null) {
            giveBack();
        } else if (plain.position() > 0) {
            position = plain.position();
            linesBefore = plain.linesBefore();
            refusedBefore += plain.refusedRows();
            plain = null;
            cutter.goTo(position);
        }
        return batch;
    }

    private void giveBack() {
        ahead.giveBack(mostChunks);
        mostChunks = 0;
    }

    @Override
    public byte[] offset() {
        try {
            return plain != null
                    ? plain.offset()
                    : new FileOffset(position, linesBefore, FileMark.of(file, position)).encode();
        } catch (IOException e) {
            throw SourceFiles.failed(path, e);
        }
    }

    @Override
    public long refusedRows() {
        return refusedBefore + (plain == null ? 0 : plain.refusedRows());
    }

    @Override
    public void close() {
        chunks.forEach(Chunk::drop);
        chunks.clear();
        giveBack();
        try {
            file.close();
        } catch (IOException e) {
            throw SourceFiles.failed(path, e);
        }
    }
}
