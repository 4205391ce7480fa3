package io.sluice.examples.kill;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.executor.runtime.checkpoint.KillPoints;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The files of this machine, with a {@link KillPoints place to die} before, after and half-way through every operation
 * on checkpoints, savepoints and output: {@code before-sync-manifest}, {@code half-write-state-file} and so on.
 */
final class KillingFileSystem implements FileSystem {
    private final FileSystem files;
    private final AtomicBoolean hasCreated = new AtomicBoolean();

    KillingFileSystem(FileSystem files) {
        this.files = files;
    }

    @Override
    public ReadableFile open(String path) throws IOException {
        String what = StormFile.of(path).what();
        reached("before-read-", what);
        return new Reading(files.open(path), what);
    }

    @Override
    public WritableFile create(String path) throws IOException {
        StormFile file = StormFile.of(path);
        reached("before-create-", file.what());
        WritableFile created = new Writing(files.create(path), file.what());
        if (file.isOfRun()) {
            hasCreated.set(true);
        }
        reached("after-create-", file.what());
        return created;
    }

    @Override
    public WritableFile createPrivate(String path) throws IOException {
        return files.createPrivate(path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        String what = StormFile.of(to).what() + (hasCreated.get() ? "" : "-in-restore");
        reached("before-rename-", what);
        files.rename(from, to);
        reached("after-rename-", what);
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        String what = StormFile.of(path).what();
        reached("before-sync-", what);
        files.syncDirectory(path);
        reached("after-sync-", what);
    }

    @Override
    public void createDirectories(String path) throws IOException {
        files.createDirectories(path);
        reached("after-make-", StormFile.of(path).what());
    }

    @Override
    public void deleteRecursively(String path) throws IOException {
        String what = StormFile.of(path).what();
        reached("before-delete-", what);
        if (KillPoints.isArmed("half-delete-" + what)) {
            List<FileStatus> all = files.list(path);
            for (FileStatus status : all.subList(0, (all.size() + 1) / 2)) {
                files.deleteRecursively(status.path());
            }
            reached("half-delete-", what);
        }
        files.deleteRecursively(path);
        reached("after-delete-", what);
    }

    @Override
    public List<FileStatus> list(String path) throws IOException {
        return files.list(path);
    }

    @Override
    public boolean exists(String path) throws IOException {
        return files.exists(path);
    }

    @Override
    public FileStatus status(String path) throws IOException {
        return files.status(path);
    }

    @Override
    public String absolute(String path) {
        return files.absolute(path);
    }

    @Override
    public AutoCloseable lock(String path) throws IOException {
        return files.lock(path);
    }

    private static void reached(String when, String what) {
        KillPoints.reached(when + what);
    }

    private record Reading(ReadableFile file, String what) implements ReadableFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] target, int start, int length) throws IOException {
            int count = file.read(position, target, start, length);
            reached("half-read-", what);
            return count;
        }

        @Override
        public void close() throws IOException {
            file.close();
            reached("after-read-", what);
        }
    }

    private record Writing(WritableFile file, String what) implements WritableFile {
        @Override
        public void write(byte[] source, int start, int length) throws IOException {
            int half = KillPoints.isArmed("half-write-" + what) ? length / 2 : 0;
            if (half > 0) {
                file.write(source, start, half);
                reached("half-write-", what);
            }
            file.write(source, start + half, length - half);
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public void sync() throws IOException {
            reached("before-sync-", what);
            file.sync();
            reached("after-sync-", what);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
