package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file with the state of one task: a header, then its sections, each with its length and checksum. Everything is
 * also covered by the checksum of the whole file, which the manifest holds.
 *
 * <pre>
 * magic int, version int, checkpoint long, pipeline int, task int, sections int, crc int
 * per section: header length int, header (operator, name, key group, length), crc of header and bytes int, bytes
 * </pre>
 */
final class StateFile {
    /** "SLST". */
    private static final int MAGIC = 0x534C5354;

    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 32;
    private static final int LONGEST_SECTION_HEADER = 1 << 16;

    private StateFile() {}

    /** Writes and syncs; the name is durable only when its directory is synced. */
    static FileEntry write(FileSystem files, String directory, String name, long checkpointId, TaskState state)
            throws IOException {
        CRC32C whole = new CRC32C();
        try (WritableFile file = files.create(directory + "/" + name)) {
            BytesWriter out = new BytesWriter();
            writeHeader(out, checkpointId, state);
            append(file, out.buffer(), 0, out.size(), whole);
            for (StateSection section : state.sections()) {
                out.clear();
                writeSectionHeader(out, section);
                append(file, out.buffer(), 0, out.size(), whole);
                append(file, section.bytes(), section.start(), section.length(), whole);
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
        out.putInt(state.sections().size());
        out.putInt(crc(out.buffer(), out.size()));
    }

    private static void writeSectionHeader(BytesWriter out, StateSection section) {
        BytesWriter header = new BytesWriter();
        header.putString(section.operator());
        header.putString(section.name());
        header.putInt(section.keyGroup());
        header.putInt(section.length());
        CRC32C crc = new CRC32C();
        crc.update(header.buffer(), 0, header.size());
        crc.update(section.bytes(), section.start(), section.length());
        out.putInt(header.size());
        out.putRaw(header.buffer(), 0, header.size());
        out.putInt((int) crc.getValue());
    }

    private static void append(WritableFile file, byte[] bytes, int start, int length, CRC32C whole)
            throws IOException {
        file.write(bytes, start, length);
        whole.update(bytes, start, length);
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
            int sections = readHeader(in, checkpointId, entry);
            List<StateSection> found = new ArrayList<>();
            for (int i = 0; i < sections; i++) {
                found.add(readSection(in, i));
            }
            if (in.remaining() != 0 || in.crc() != entry.crc()) {
                throw new DamagedException("its checksum does not match its manifest");
            }
            return found;
        }
    }

    private static int readHeader(CheckedInput in, long checkpointId, FileEntry entry) throws IOException {
        byte[] bytes = in.take(HEADER_BYTES);
        BytesReader header = new BytesReader(bytes);
        if (header.getInt() != MAGIC) {
            throw new DamagedException("it does not begin like a state file");
        }
        int version = header.getInt();
        boolean right = header.getLong() == checkpointId
                && header.getInt() == entry.task().pipeline()
                && header.getInt() == entry.task().index();
        int sections = header.getInt();
        if (header.getInt() != crc(bytes, HEADER_BYTES - Integer.BYTES)) {
            throw new DamagedException("the checksum of its header does not match");
        }
        if (version != VERSION) {
            throw new DamagedException("it has form " + version + ", this release reads form " + VERSION);
        }
        if (!right) {
            throw new DamagedException("it belongs to another checkpoint or task");
        }
        return sections;
    }

    private static StateSection readSection(CheckedInput in, int number) throws IOException {
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
            byte[] bytes = in.take(header.getInt());
            CRC32C crc = new CRC32C();
            crc.update(headerBytes);
            crc.update(bytes);
            if ((int) crc.getValue() != expected) {
                throw new DamagedException("the checksum of section " + number + " does not match");
            }
            return new StateSection(operator, name, keyGroup, bytes, 0, bytes.length);
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedException("section " + number + " is damaged");
        }
    }
}
