package io.sluice.connectors.filesystem;

import io.sluice.core.fs.ReadableFile;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The uncompressed bytes of a gzip file (RFC 1952) with one or several members. Positions only move forward. Anything
 * that is not whole is an error, never the end: a file cut short, a wrong checksum, bytes behind the last member that
 * are not zero.
 */
final class GzipFile implements ReadableFile {
    private final ReadableFile file;
    private final GzipInput input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private long position;
    private boolean anyMember;
    private boolean inMember;
    private boolean ended;

    GzipFile(ReadableFile file) {
        this.file = file;
        this.input = new GzipInput(file);
    }

    /** The length of the compressed file: the other one is not known before the end. */
    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long wanted, byte[] target, int start, int length) throws IOException {
        if (wanted < position) {
            throw new IOException("a gzip file cannot be read backwards");
        }
        byte[] skipped = wanted > position ? new byte[GzipInput.BYTES] : null;
        while (position < wanted) {
            int count = next(skipped, 0, (int) Math.min(skipped.length, wanted - position));
            if (count < 0) {
                return -1;
            }
        }
        return next(target, start, length);
    }

    private int next(byte[] target, int start, int length) throws IOException {
        while (!ended) {
            if (!inMember && !beginMember()) {
                ended = true;
                break;
            }
            int count = inflate(target, start, length);
            if (count > 0) {
                checksum.update(target, start, count);
                position += count;
                return count;
            }
            endMember();
        }
        return -1;
    }

    /** False at the end of the file. */
    private boolean beginMember() throws IOException {
        if (!input.beginMember(!anyMember)) {
            return false;
        }
        inflater.reset();
        checksum.reset();
        anyMember = true;
        inMember = true;
        return true;
    }

    /** 0 at the end of the member. */
    private int inflate(byte[] target, int start, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(target, start, length);
                if (count > 0 || inflater.finished()) {
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw new DamagedFileException("it needs a dictionary");
                }
                input.feed(inflater);
            }
        } catch (DataFormatException e) {
            throw new DamagedFileException(e.getMessage() == null ? "its data is not deflate" : e.getMessage());
        }
    }

    private void endMember() throws IOException {
        input.giveBack(inflater.getRemaining());
        long wantedChecksum = input.littleEndian();
        long wantedLength = input.littleEndian();
        if (wantedChecksum != checksum.getValue() || wantedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new DamagedFileException("the checksum of its content is wrong");
        }
        inMember = false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
