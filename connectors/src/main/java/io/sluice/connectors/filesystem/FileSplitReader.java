package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.Swar;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.ReadableFile;
import java.io.IOException;

/**
 * Reads the records of one file. Rows before a malformed record are given first; the call after throws, at the same
 * offset each time.
 */
final class FileSplitReader implements SplitReader {
    /** A batch ends after so much, however few its rows are: lines can be long, or hold no row. */
    private static final long LONGEST_STEP_BYTES = 8L * 1024 * 1024;

    private final String path;
    private final RecordDecoder decoder;
    private final BatchBuilder builder;
    private final ReadableFile file;
    private final FileWindow window;
    private long linesBefore;

    /**
     * @param file as it lies on the disk; becomes the reader's
     * @param windowBytes how much is read at once, at first
     */
    FileSplitReader(String path, ReadableFile file, FileOffset offset, FileRecords records, int windowBytes) {
        this.path = path;
        this.decoder = records.decoders().get();
        this.builder = new BatchBuilder(records.type());
        this.linesBefore = offset.linesBefore();
        this.file = file;
        this.window = new FileWindow(Compression.of(path).uncompressed(file), offset.position(), windowBytes);
    }

    long position() {
        return window.position();
    }

    long linesBefore() {
        return linesBefore;
    }

    @Override
    public Batch read(int maxRows) {
        int wanted = Math.min(maxRows, Batch.MAX_ROWS);
        long seen = 0;
        try {
            skipBeginning();
            while (builder.size() < wanted && seen < LONGEST_STEP_BYTES) {
                int consumed = decode(wanted - builder.size());
                if (consumed > 0) {
                    advance(consumed, decoder.lineEnds());
                    seen += consumed;
                } else if (consumed < 0) {
                    break;
                } else if (!window.fill()) {
                    return builder.size() == 0 ? null : builder.build();
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return builder.build();
    }

    /** What lies before the first record: a byte order mark, a header. */
    private void skipBeginning() throws IOException {
        while (window.position() == 0) {
            int mark = window.byteOrderMark();
            int header = decoder.begin(window.bytes, window.start + mark, window.end, window.atEnd());
            if (header >= 0 && (window.atEnd() || window.end - window.start >= FileWindow.MARK_BYTES)) {
                if (mark + header > 0) {
                    advance(mark + header);
                }
                return;
            }
            window.fill();
        }
    }

    /**
     * Bytes consumed; -1 when the next record is malformed and there are rows before it; 0 when it must be decoded again
     * with more bytes behind it, which can be for the sake of the error's text.
     */
    private int decode(int maxRows) {
        int before = builder.size();
        try {
            return decoder.decode(window.bytes, window.start, window.end, window.atEnd(), maxRows, builder);
        } catch (MalformedRecordException e) {
            if (builder.size() > before) {
                advance(e.recordStart() - window.start);
            }
            if (builder.size() > 0) {
                return -1;
            }
            if (!window.atEnd() && !RecordPlace.isWholeBeginning(window.bytes, e.recordStart(), window.end)) {
                return 0;
            }
            throw RecordPlace.of(window, path, linesBefore, e);
        }
    }

    private void advance(int bytes) {
        advance(bytes, -1);
    }

    private void advance(int bytes, int lineEnds) {
        linesBefore +=
                lineEnds >= 0 ? lineEnds : Swar.count(window.bytes, window.start, window.start + bytes, (byte) '\n');
        window.start += bytes;
    }

    @Override
    public byte[] offset() {
        try {
            long covered = Compression.of(path) == Compression.NONE ? window.position() : file.length();
            return new FileOffset(window.position(), linesBefore, FileMark.of(file, covered)).encode();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public long refusedRows() {
        return decoder.refusedRows();
    }

    @Override
    public void close() {
        try {
            window.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SluiceException failed(IOException e) {
        if (e instanceof FileWindow.RecordTooLongException) {
            return SluiceException.of(
                            ErrorCode.MALFORMED_RECORD,
                            path + ":" + (linesBefore + 1) + ":1: " + e.getMessage() + ": "
                                    + RecordPlace.beginning(window.bytes, window.start, window.end))
                    .hint("is a quote not closed, or is it another format?");
        }
        return SourceFiles.failed(path, e);
    }
}
