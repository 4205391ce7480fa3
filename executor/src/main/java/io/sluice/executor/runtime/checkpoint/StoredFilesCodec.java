package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.StoredFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** What a checkpoint notes of a captured store, as an entry of the operator: of which shared files it consists. */
final class StoredFilesCodec {
    private static final int BLOCK_BYTES = 1 << 20;

    private StoredFilesCodec() {}

    private record File(String name, SharedFiles.Written shared) {}

    /** Copies the files of a captured store that are new, and gives what is noted. */
    static StateSection write(long checkpointId, StoreSnapshot.Captured captured, SharedFiles shared)
            throws IOException {
        BytesWriter out = new BytesWriter();
        out.putString(captured.state().stores().kind());
        out.putInt(captured.state().keyGroups().first());
        out.putInt(captured.state().keyGroups().last());
        out.putInt(captured.state().layouts().size());
        captured.state().layouts().forEach((kind, layout) -> {
            out.putString(kind);
            out.putString(layout);
        });
        out.putInt(captured.files().size());
        for (ByteStore.StoreFile file : captured.files()) {
            String name = captured.state().storeId() + "-" + file.name();
            SharedFiles.Written copy = shared.put(checkpointId, name, Path.of(captured.directory(), file.name()));
            out.putString(file.name());
            out.putString(copy.name());
            out.putLong(copy.length());
            out.putInt(copy.crc());
        }
        byte[] bytes = out.toByteArray();
        return new StateSection(
                captured.operator(),
                TaskState.STORED,
                StateSection.ENTRY,
                new SectionBytes.Held(bytes, 0, bytes.length));
    }

    /** @param directory in which the shared files lie */
    static StoredFiles read(BytesReader in, FileSystem files, String directory) {
        String kind = in.getString();
        KeyGroupRange range = new KeyGroupRange(in.getInt(), in.getInt());
        Map<String, String> layouts = new LinkedHashMap<>();
        for (int i = in.getInt(); i > 0; i--) {
            String name = in.getString();
            layouts.put(name, in.getString());
        }
        List<File> parts = new ArrayList<>();
        for (int i = in.getInt(); i > 0; i--) {
            String name = in.getString();
            parts.add(new File(name, new SharedFiles.Written(in.getString(), in.getLong(), in.getInt())));
        }
        return new Restored(kind, range, layouts, parts, files, directory);
    }

    private record Restored(
            String kind,
            KeyGroupRange keyGroups,
            Map<String, String> layouts,
            List<File> parts,
            FileSystem source,
            String directory)
            implements StoredFiles {
        @Override
        public List<ByteStore.StoreFile> files() {
            return parts.stream()
                    .map(p -> new ByteStore.StoreFile(p.name(), p.shared().length()))
                    .toList();
        }

        @Override
        public void check() throws IOException {
            for (File part : parts) {
                copy(part, OutputStream.nullOutputStream());
            }
        }

        @Override
        public void fetch(String local) {
            try {
                Files.createDirectories(Path.of(local));
                for (File part : parts) {
                    try (OutputStream out = Files.newOutputStream(Path.of(local, part.name()))) {
                        copy(part, out);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("state files cannot be fetched: " + e.getMessage(), e);
            }
        }

        private void copy(File part, OutputStream out) throws IOException {
            String path = directory + "/" + part.shared().name();
            CRC32C crc = new CRC32C();
            byte[] block = new byte[BLOCK_BYTES];
            long length = part.shared().length();
            try (ReadableFile in = source.open(path)) {
                if (in.length() != length) {
                    throw new DamagedException(
                            path + " is damaged: it has " + in.length() + " bytes instead of " + length);
                }
                for (long at = 0; at < length; ) {
                    int count = in.read(at, block, 0, (int) Math.min(block.length, length - at));
                    if (count <= 0) {
                        throw new DamagedException(path + " is damaged: it ends too early");
                    }
                    crc.update(block, 0, count);
                    out.write(block, 0, count);
                    at += count;
                }
            }
            if ((int) crc.getValue() != part.shared().crc()) {
                throw new DamagedException(path + " is damaged: its checksum does not match");
            }
        }
    }
}
