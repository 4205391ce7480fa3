package io.sluice.engine.proof;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a disk with their bytes, which are never changed but replaced; disks are made from it. */
final class DiskImage {
    private final TreeMap<String, byte[]> files;

    private DiskImage(TreeMap<String, byte[]> files) {
        this.files = files;
    }

    static DiskImage of(FileSystem disk) {
        DiskImage image = new DiskImage(new TreeMap<>());
        try {
            image.add(disk, "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    private void add(FileSystem disk, String folder) throws IOException {
        for (FileStatus status : disk.list(folder)) {
            if (status.directory()) {
                add(disk, status.path());
            } else {
                files.put(status.path(), bytes(disk, status.path()));
            }
        }
    }

    private static byte[] bytes(FileSystem disk, String path) throws IOException {
        try (ReadableFile file = disk.open(path)) {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            for (int read = 0; read < bytes.length; ) {
                read += file.read(read, bytes, read, bytes.length - read);
            }
            return bytes;
        }
    }

    DiskImage copy() {
        return new DiskImage(new TreeMap<>(files));
    }

    /** The paths of files below a folder. */
    List<String> below(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .toList();
    }

    byte[] bytes(String path) {
        return files.get(path);
    }

    void put(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    void remove(String path) {
        files.remove(path);
    }

    /** Exchanges what lies below two folders. */
    void swapFolders(String one, String other) {
        Map<String, byte[]> moved = new TreeMap<>();
        below(one).forEach(path -> moved.put(other + path.substring(one.length()), files.remove(path)));
        below(other).forEach(path -> moved.put(one + path.substring(other.length()), files.remove(path)));
        files.putAll(moved);
    }

    MemoryFileSystem disk() {
        MemoryFileSystem disk = new MemoryFileSystem();
        files.forEach((path, bytes) -> {
            try (WritableFile file = disk.create(path)) {
                file.write(bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return disk;
    }
}
