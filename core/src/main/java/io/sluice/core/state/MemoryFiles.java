package io.sluice.core.state;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The captured files of a {@link MemoryByteStore}: each holds what was put and removed since the one before. When there
 * are many, one with everything takes their place. A file is a run of keys and values with their lengths, and a checksum.
 */
final class MemoryFiles {
    static final int MOST = 4;

    private static final String NAME = "entries-%06d";
    private static final int CHECKSUM_LENGTH = 8;

    /** A file: its number, and what it holds. */
    private record Part(int number, byte[] bytes) {
        String name() {
            return NAME.formatted(number);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private int lastNumber;

    boolean isEmpty() {
        return parts.isEmpty();
    }

    boolean isFull() {
        return parts.size() == MOST;
    }

    void clear() {
        parts.clear();
    }

    long byteCount() {
        return parts.stream().mapToLong(p -> p.bytes.length).sum();
    }

    /** Adds a file. @param changes hold null for what was removed */
    void add(Map<byte[], byte[]> changes) {
        BytesWriter out = new BytesWriter();
        changes.forEach((key, value) -> {
            out.putBytes(key);
            out.putBoolean(value != null);
            if (value != null) {
                out.putBytes(value);
            }
        });
        out.putLong(checksum(out.buffer(), out.size()));
        parts.add(new Part(++lastNumber, out.toByteArray()));
    }

    List<ByteStore.StoreFile> write(Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory);
            List<ByteStore.StoreFile> files = new ArrayList<>();
            for (Part part : parts) {
                Files.write(directory.resolve(part.name()), part.bytes);
                files.add(new ByteStore.StoreFile(part.name(), part.bytes.length));
            }
            return files;
        } catch (IOException e) {
            throw StoreFiles.failure("The state cannot be captured in " + directory, e);
        }
    }

    static MemoryFiles read(String from, List<ByteStore.StoreFile> files) {
        MemoryFiles read = new MemoryFiles();
        files.stream().sorted(Comparator.comparing(ByteStore.StoreFile::name)).forEach(file -> {
            Path path = StoreFiles.require(from, file);
            try {
                byte[] bytes = Files.readAllBytes(path);
                requireChecksum(bytes);
                read.lastNumber =
                        Integer.parseInt(file.name().substring(file.name().indexOf('-') + 1));
                read.parts.add(new Part(read.lastNumber, bytes));
            } catch (IOException e) {
                throw StoreFiles.failure("The state file " + path + " cannot be read", e);
            }
        });
        return read;
    }

    private static void requireChecksum(byte[] bytes) throws IOException {
        int length = bytes.length - CHECKSUM_LENGTH;
        if (length < 0 || new BytesReader(bytes, length, CHECKSUM_LENGTH).getLong() != checksum(bytes, length)) {
            throw new IOException("its checksum is wrong");
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** What all files together hold. */
    NavigableMap<byte[], byte[]> entries() {
        NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
        for (Part part : parts) {
            BytesReader in = new BytesReader(part.bytes, 0, part.bytes.length - CHECKSUM_LENGTH);
            while (in.hasRemaining()) {
                byte[] key = in.getBytes();
                if (in.getBoolean()) {
                    entries.put(key, in.getBytes());
                } else {
                    entries.remove(key);
                }
            }
        }
        return entries;
    }
}
