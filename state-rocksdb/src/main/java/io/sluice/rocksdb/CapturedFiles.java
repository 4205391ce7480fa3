package io.sluice.rocksdb;

import io.sluice.core.state.ByteStore.StoreFile;
import io.sluice.core.state.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The files of a captured store. Tables, {@code 000012.sst}, never change and keep their names. The list of tables,
 * {@code MANIFEST-000005}, grows under one name, so each capture adds its number, and a checksum:
 * {@code MANIFEST-000005.3-89abcdef}; RocksDB takes a list that is damaged near its end for one that was not written to
 * the end, and would lose tables in silence. What else it puts there is left out: {@code CURRENT} names the list, options
 * are ours, and the log is empty.
 */
final class CapturedFiles {
    private static final String TABLE = ".sst";
    private static final String LIST = "MANIFEST-";

    private CapturedFiles() {}

    /** Makes of a checkpoint of RocksDB the files of a capture. */
    static List<StoreFile> of(Path checkpoint, long number) throws IOException {
        List<StoreFile> files = new ArrayList<>();
        for (Path file : StoreFiles.list(checkpoint)) {
            String name = file.getFileName().toString();
            if (name.startsWith(LIST)) {
                Path numbered = checkpoint.resolve("%s.%d-%08x".formatted(name, number, checksum(file)));
                Files.move(file, numbered);
                files.add(storeFile(numbered));
            } else if (name.endsWith(TABLE)) {
                files.add(storeFile(file));
            } else {
                Files.delete(file);
            }
        }
        return files;
    }

    /** Brings the files of a capture where RocksDB opens them. */
    static void bring(Path directory, String from, List<StoreFile> files) {
        String list = null;
        for (StoreFile file : files) {
            Path source = StoreFiles.require(from, file);
            try {
                if (file.name().startsWith(LIST)) {
                    list = bringList(directory, source, file.name());
                } else {
                    linkOrCopy(source, directory.resolve(file.name()));
                }
            } catch (IOException e) {
                throw StoreFiles.failure("The state file " + source + " cannot be brought to " + directory, e);
            }
        }
        if (list == null) {
            throw new UncheckedIOException(
                    new IOException("The state in " + from + " cannot be opened: its " + LIST + " file is missing."));
        }
        try {
            Files.writeString(directory.resolve("CURRENT"), list + "\n");
        } catch (IOException e) {
            throw StoreFiles.failure("The state store " + directory + " cannot be written", e);
        }
    }

    /** Copies a list and gives its name. */
    private static String bringList(Path directory, Path source, String name) throws IOException {
        if (!name.endsWith("-%08x".formatted(checksum(source)))) {
            throw new IOException("its checksum is wrong");
        }
        String list = name.substring(0, name.lastIndexOf('.'));
        Files.copy(source, directory.resolve(list));
        return list;
    }

    private static long checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return crc.getValue();
    }

    /** A link, where both lie on one disk that knows links: tables are never written again. */
    private static void linkOrCopy(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(source, target);
        }
    }

    private static StoreFile storeFile(Path file) throws IOException {
        return new StoreFile(file.getFileName().toString(), Files.size(file));
    }
}
