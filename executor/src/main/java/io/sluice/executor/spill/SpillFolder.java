package io.sluice.executor.spill;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The temporary files of one operator in one task: a folder that is made for the first file and goes with
 * {@link #close}. Its name cannot be guessed; a lock beside it tells the living from what a killed process left behind,
 * which the next to make a folder removes. Used by one thread.
 */
public final class SpillFolder implements AutoCloseable {
    private static final String PREFIX = "sluice-spill-";
    private static final String LOCK = ".lock";

    private final FileSystem files;
    private final String parent;
    private String path;
    private AutoCloseable lock;
    private int made;
    private final List<SpillFile> unfinished = new ArrayList<>();

    public SpillFolder(OperatorMemory memory) {
        files = memory.files();
        parent = memory.directory();
    }

    /** A new file to be written. */
    public SpillFile create() {
        try {
            if (path == null) {
                removeLeftovers();
                String name = parent + "/" + ownPrefix() + UUID.randomUUID();
                lock = files.lock(name + LOCK);
                path = name;
            }
            String file = path + "/" + made++;
            SpillFile created = new SpillFile(files, file, files.createPrivate(file));
            unfinished.removeIf(SpillFile::isFinished);
            unfinished.add(created);
            return created;
        } catch (IOException e) {
            throw failure("no temporary file could be made in '" + parent + "'", e);
        }
    }

    /** Locks of this process are left alone: to close a second handle would let go of the first, too. */
    private static String ownPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private void removeLeftovers() throws IOException {
        for (FileStatus found : files.list(parent)) {
            String name = found.name();
            if (name.startsWith(PREFIX) && name.endsWith(LOCK) && !name.startsWith(ownPrefix())) {
                removeUnlessAlive(parent + "/" + name);
            }
        }
    }

    private void removeUnlessAlive(String lockFile) throws IOException {
        AutoCloseable ours;
        try {
            ours = files.lock(lockFile);
        } catch (IOException alive) {
            return; // held by its owner, or another user's: not ours to remove
        }
        files.deleteRecursively(lockFile.substring(0, lockFile.length() - LOCK.length()));
        files.deleteRecursively(lockFile);
        unlock(ours);
    }

    private static void unlock(AutoCloseable held) throws IOException {
        try {
            held.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static SluiceException failure(String what, IOException cause) {
        return SluiceException.of(ErrorCode.IO_ERROR, what + ": " + FileFailure.reason(cause))
                .hint("set 'io.tmp.dirs' to a directory with room, or raise 'taskmanager.memory.managed.size'")
                .causedBy(cause);
    }

    /** Removes the folder with all in it. */
    @Override
    public void close() {
        if (path == null) {
            return;
        }
        unfinished.forEach(SpillFile::finish);
        String gone = path;
        path = null;
        try {
            files.deleteRecursively(gone);
            files.deleteRecursively(gone + LOCK);
            unlock(lock);
        } catch (IOException e) {
            throw failure("the temporary files '" + gone + "' could not be removed", e);
        }
    }
}
