package io.sluice.core.fs;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A file system that fails when it is told to, for tests and simulations: before an operation is done, and a write when
 * half of its bytes are written, as a disk does that is full. As safe for threads as what it is told by.
 */
public final class FaultyFileSystem implements FileSystem {
    /** What may fail. */
    public enum Operation {
        CREATE,
        WRITE,
        SYNC,
        RENAME,
        SYNC_DIRECTORY,
        MAKE_DIRECTORY,
        DELETE,
        /** A file, to be read. */
        OPEN,
        /** Reading, listing, asking for a status. */
        LOOK;

        /** Whether it leaves something changed. */
        public boolean changes() {
            return this != OPEN && this != LOOK;
        }
    }

    /** Decides what fails. */
    @FunctionalInterface
    public interface Faults {
        /** Returns when the operation is to be done. @throws IOException to make it fail */
        void before(Operation operation, String path) throws IOException;
    }

    private final FileSystem below;
    private final Faults faults;

    public FaultyFileSystem(FileSystem below, Faults faults) {
        this.below = below;
        this.faults = faults;
    }

    /** Changes fail for want of space whenever {@code fails} says so. */
    public static FaultyFileSystem full(FileSystem below, BooleanSupplier fails) {
        return new FaultyFileSystem(below, (operation, path) -> {
            if (operation.changes() && fails.getAsBoolean()) {
                throw new IOException("no space left on device: " + operation + " of " + path);
            }
        });
    }

    @Override
    public ReadableFile open(String path) throws IOException {
        faults.before(Operation.OPEN, path);
        return new FaultyReadableFile(below.open(path), path);
    }

    @Override
    public WritableFile create(String path) throws IOException {
        faults.before(Operation.CREATE, path);
        return new FaultyWritableFile(below.create(path), path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        faults.before(Operation.RENAME, from);
        below.rename(from, to);
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        faults.before(Operation.SYNC_DIRECTORY, path);
        below.syncDirectory(path);
    }

    @Override
    public void createDirectories(String path) throws IOException {
        faults.before(Operation.MAKE_DIRECTORY, path);
        below.createDirectories(path);
    }

    @Override
    public void deleteRecursively(String path) throws IOException {
        faults.before(Operation.DELETE, path);
        below.deleteRecursively(path);
    }

    @Override
    public List<FileStatus> list(String path) throws IOException {
        faults.before(Operation.LOOK, path);
        return below.list(path);
    }

    @Override
    public boolean exists(String path) throws IOException {
        faults.before(Operation.LOOK, path);
        return below.exists(path);
    }

    @Override
    public FileStatus status(String path) throws IOException {
        faults.before(Operation.LOOK, path);
        return below.status(path);
    }

    @Override
    public String absolute(String path) {
        return below.absolute(path);
    }

    @Override
    public AutoCloseable lock(String path) throws IOException {
        faults.before(Operation.LOOK, path);
        return below.lock(path);
    }

    private final class FaultyReadableFile implements ReadableFile {
        private final ReadableFile file;
        private final String path;

        FaultyReadableFile(ReadableFile file, String path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] target, int start, int length) throws IOException {
            faults.before(Operation.LOOK, path);
            return file.read(position, target, start, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private final class FaultyWritableFile implements WritableFile {
        private final WritableFile file;
        private final String path;

        FaultyWritableFile(WritableFile file, String path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public void write(byte[] source, int start, int count) throws IOException {
            try {
                faults.before(Operation.WRITE, path);
            } catch (IOException e) {
                file.write(source, start, count / 2);
                throw e;
            }
            file.write(source, start, count);
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public void sync() throws IOException {
            faults.before(Operation.SYNC, path);
            file.sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
