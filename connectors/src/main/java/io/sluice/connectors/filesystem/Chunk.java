package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.Swar;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Consecutive bytes of a file, which probably begin and end where records do, and the rows in them. Whoever comes first
 * decodes it, once; everything else is for the reader's thread.
 */
final class Chunk {
    /**
     * A batch of a chunk, and what it takes of it; all from the beginning of the chunk.
     *
     * @param end bytes up to behind its last record
     * @param lineEnds in these bytes
     * @param refusedRows records skipped in these bytes
     */
    record Piece(Batch batch, int end, int lineEnds, long refusedRows) {}

    private final Place place;
    private final ChunkSpace space;
    private final int batchRows;
    private final FutureTask<List<Piece>> decoding = new FutureTask<>(this::decode);

    /**
     * What is known of a chunk before it is decoded.
     *
     * @param position of its first byte in the file
     * @param atEnd whether no bytes follow
     */
    record Place(long position, int length, boolean atEnd) {}

    /** @param space holds its bytes, from the first on, and is the chunk's until it is done */
    Chunk(Place place, ChunkSpace space, int batchRows) {
        this.place = place;
        this.space = space;
        this.batchRows = batchRows;
    }

    Place place() {
        return place;
    }

    ChunkSpace space() {
        return space;
    }

    /** Decodes it, unless somebody does or did; fit for any thread. */
    void run() {
        decoding.run();
    }

    boolean isDone() {
        return decoding.isDone();
    }

    /** Nobody needs it any more. It may be being decoded nevertheless, so its space must not be used again. */
    void drop() {
        decoding.cancel(false);
    }

    /** Its rows, as far as they are well-formed and whole. Waits while another thread decodes it. */
    List<Piece> pieces() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return decoding.get();
                } catch (InterruptedException e) {
                    interrupted = true; // its end is near: who interrupts is heard then
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Piece> decode() {
        RecordDecoder decoder = space.decoder;
        BatchBuilder builder = space.builder;
        List<Piece> pieces = new ArrayList<>();
        long refusedBefore = decoder.refusedRows();
        int lineEnds = 0;
        for (int start = 0; start < place.length; ) {
            int end = start;
            boolean malformed = false;
            try {
                int consumed = decoder.decode(space.bytes, start, place.length, place.atEnd, batchRows, builder);
                end += consumed;
                lineEnds += lineEnds(decoder.lineEnds(), start, end);
            } catch (MalformedRecordException e) {
                malformed = true;
                end = builder.size() == 0 ? start : e.recordStart();
                lineEnds += lineEnds(-1, start, end);
            }
            if (end > start) {
                pieces.add(new Piece(builder.build(), end, lineEnds, decoder.refusedRows() - refusedBefore));
            }
            if (malformed || end == start) {
                break;
            }
            start = end;
        }
        return pieces;
    }

    private int lineEnds(int known, int start, int end) {
        return known >= 0 ? known : Swar.count(space.bytes, start, end, (byte) '\n');
    }
}
