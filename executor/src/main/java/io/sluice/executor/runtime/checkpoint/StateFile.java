package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file with the state of one task: a header, then its sections, each with its length and checksum. Everything is
 * also covered by the checksum of the whole file, which the manifest holds.
 *
 * <pre>
 * magic int, version int, checkpoint long, pipeline int, task int, crc int
 * per section: header length int, header (operator, name, key group, length), crc of header and bytes int, bytes
 * </pre>
 */
final class StateFile {
    /** "SLST". */
    private static final int MAGIC = 0x534C5354;

    private static final int VERSION = 2;
    private static final int HEADER_BYTES = 28;
    private static final int LONGEST_SECTION_HEADER = 1 << 16;
    private static final int LARGEST_HELD_SECTION = 1 << 18;

    private StateFile() {}

    /**
     * Writes and syncs; the name is durable only when its directory is synced.
     *
     * @param noted sections beside those of the state
     */
    static FileEntry write(
            FileSystem files,
            String directory,
            String name,
            long checkpointId,
            TaskState state,
            List<StateSection> noted)
            throws IOException {
        CRC32C whole = new CRC32C();
        try (WritableFile file = files.create(directory + "/" + name)) {
            BytesWriter out = new BytesWriter();
            writeHeader(out, checkpointId, state);
            append(file, out.buffer(), 0, out.size(), whole);
            SectionAppender sections = new SectionAppender(file, whole);
            for (StateSection section : state.sections()) {
                sections.append(section);
            }
            for (StoreSnapshot store : state.stores()) {
                if (store instanceof StoreSnapshot.Streamed streamed) {
                    sections.append(streamed);
                }
            }
            for (StateSection section : noted) {
                sections.append(section);
            }
            file.sync();
            return new FileEntry(state.task(), name, file.length(), (int) whole.getValue());
        }
    }

    private static void writeHeader(BytesWriter out, long checkpointId, TaskState state) {
        out.putInt(MAGIC);
        out.putInt(VERSION);
        out.putLong(checkpointId);
        out.putInt(state.task().pipeline());
        out.putInt(state.task().index());
        out.putInt(crc(out.buffer(), out.size()));
    }

    private static void append(WritableFile file, byte[] bytes, int start, int length, CRC32C whole)
            throws IOException {
        file.write(bytes, start, length);
        whole.update(bytes, start, length);
    }

    /** Appends sections, those of a store as they come out of it. */
    private static final class SectionAppender {
        private static final int PART_BYTES = 1 << 20;

        private final WritableFile file;
        private final CRC32C whole;
        private final BytesWriter out = new BytesWriter();
        private final BytesWriter part = new BytesWriter();

        SectionAppender(WritableFile file, CRC32C whole) {
            this.file = file;
            this.whole = whole;
        }

        void append(StateSection section) throws IOException {
            BytesReader in = section.reader();
            int length = in.remaining();
            append(section.operator(), section.name(), section.keyGroup(), in.buffer(), in.skip(length), length);
        }

        void append(StoreSnapshot.Streamed streamed) throws IOException {
            try {
                streamed.state()
                        .writeSections(
                                streamed.view(),
                                PART_BYTES,
                                part,
                                (kind, keyGroup) -> appendPart(streamed.operator(), kind, keyGroup));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private void appendPart(String operator, String kind, int keyGroup) {
            try {
                append(operator, kind, keyGroup, part.buffer(), 0, part.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void append(String operator, String name, int keyGroup, byte[] bytes, int start, int length)
                throws IOException {
            BytesWriter header = new BytesWriter();
            header.putString(operator);
            header.putString(name);
            header.putInt(keyGroup);
            header.putInt(length);
            CRC32C crc = new CRC32C();
            crc.update(header.buffer(), 0, header.size());
            crc.update(bytes, start, length);
            out.clear();
            out.putInt(header.size());
            out.putRaw(header.buffer(), 0, header.size());
            out.putInt((int) crc.getValue());
            StateFile.append(file, out.buffer(), 0, out.size(), whole);
            StateFile.append(file, bytes, start, length, whole);
        }
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** Reads all sections. @throws DamagedException when a byte differs from what was written */
    static List<StateSection> read(FileSystem files, String path, long checkpointId, FileEntry entry)
            throws IOException {
        try (ReadableFile file = files.open(path)) {
            if (file.length() != entry.length()) {
                throw new DamagedException("it has " + file.length() + " bytes, its manifest says " + entry.length());
            }
            CheckedInput in = new CheckedInput(file);
            readHeader(in, checkpointId, entry);
            List<StateSection> found = new ArrayList<>();
            while (in.remaining() > 0) {
                found.add(readSection(in, found.size(), files, path));
            }
            if (in.crc() != entry.crc()) {
                throw new DamagedException("its checksum does not match its manifest");
            }
            return found;
        }
    }

    private static void readHeader(CheckedInput in, long checkpointId, FileEntry entry) throws IOException {
        byte[] bytes = in.take(HEADER_BYTES);
        BytesReader header = new BytesReader(bytes);
        if (header.getInt() != MAGIC) {
            throw new DamagedException("it does not begin like a state file");
        }
        int version = header.getInt();
        boolean right = header.getLong() == checkpointId
                && header.getInt() == entry.task().pipeline()
                && header.getInt() == entry.task().index();
        if (header.getInt() != crc(bytes, HEADER_BYTES - Integer.BYTES)) {
            throw new DamagedException("the checksum of its header does not match");
        }
        if (version != VERSION) {
            throw new DamagedException("it has form " + version + ", this release reads form " + VERSION);
        }
        if (!right) {
            throw new DamagedException("it belongs to another checkpoint or task");
        }
    }

    /** What is large is checked now and read again when it is needed. */
    private static SectionBytes readContent(CheckedInput in, int length, CRC32C crc, FileSystem files, String path)
            throws IOException {
        if (length <= LARGEST_HELD_SECTION) {
            byte[] bytes = in.take(length);
            crc.update(bytes);
            return new SectionBytes.Held(bytes, 0, length);
        }
        long position = in.position();
        in.pass(length, crc);
        return new SectionBytes.InFile(files, path, position, length);
    }

    private static StateSection readSection(CheckedInput in, int number, FileSystem files, String path)
            throws IOException {
        int headerLength = new BytesReader(in.take(Integer.BYTES)).getInt();
        if (headerLength < 0 || headerLength > LONGEST_SECTION_HEADER) {
            throw new DamagedException("section " + number + " is damaged");
        }
        byte[] headerBytes = in.take(headerLength);
        int expected = new BytesReader(in.take(Integer.BYTES)).getInt();
        try {
            BytesReader header = new BytesReader(headerBytes);
            String operator = header.getString();
            String name = header.getString();
            int keyGroup = header.getInt();
            int length = header.getInt();
            CRC32C crc = new CRC32C();
            crc.update(headerBytes);
            SectionBytes content = readContent(in, length, crc, files, path);
            if ((int) crc.getValue() != expected) {
                throw new DamagedException("the checksum of section " + number + " does not match");
            }
            return new StateSection(operator, name, keyGroup, content);
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedException("section " + number + " is damaged");
        }
    }
}
