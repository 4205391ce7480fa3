package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * The files that checkpoints of a job have in common, in the folder {@code shared} beside them: each is written once and
 * removed when no checkpoint holds it any more. For any thread; methods block.
 */
public final class SharedFiles {
    private static final int BLOCK_BYTES = 1 << 20;

    /** A file as it was written. */
    record Written(String name, long length, int crc) {}

    private final FileSystem files;
    private final String directory;
    private final Map<String, Written> written = new HashMap<>();
    private final Map<Long, Set<String>> held = new HashMap<>();

    /** Checkpoints up to this one are complete or given up. */
    private long lastReleased;

    SharedFiles(FileSystem files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    /** Where the checkpoint in a directory has the files that it shares. */
    static String beside(String checkpointDirectory) {
        return checkpointDirectory.substring(0, checkpointDirectory.lastIndexOf('/')) + "/shared";
    }

    String path(String name) {
        return directory + "/" + name;
    }

    /**
     * Holds a file for a checkpoint, copying it from the local disk unless an earlier checkpoint of this run had it. One
     * at a time, so that no file is removed while another checkpoint comes to hold it.
     *
     * @throws IOException also when the checkpoint has been given up meanwhile
     */
    synchronized Written put(long checkpointId, String name, Path local) throws IOException {
        if (checkpointId <= lastReleased) {
            throw new IOException("checkpoint " + checkpointId + " has been given up");
        }
        held.computeIfAbsent(checkpointId, id -> new TreeSet<>()).add(name);
        Written before = written.get(name);
        if (before == null) {
            before = copy(checkpointId, name, local);
            written.put(name, before);
        }
        return before;
    }

    private Written copy(long checkpointId, String name, Path local) throws IOException {
        KillPoints.reached(KillPoints.BEFORE_STATE_FILE);
        String temporary = path(name) + ".tmp-" + checkpointId;
        try {
            Written copy = copy(name, local, temporary);
            files.rename(temporary, path(name));
            KillPoints.reached(KillPoints.AFTER_STATE_FILE);
            return copy;
        } catch (IOException e) {
            removePart(temporary, e);
            throw e;
        }
    }

    /** A disk that is full must not stay so for what could not be written whole. */
    private void removePart(String temporary, IOException cause) {
        try {
            files.deleteRecursively(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private Written copy(String name, Path local, String target) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(local);
                WritableFile out = files.create(target)) {
            for (int count = in.read(block); count > 0; count = in.read(block)) {
                out.write(block, 0, count);
                crc.update(block, 0, count);
            }
            out.sync();
            return new Written(name, out.length(), (int) crc.getValue());
        }
    }

    /** Makes the names durable. */
    void sync() throws IOException {
        if (files.exists(directory)) {
            files.syncDirectory(directory);
            files.syncDirectory(directory.substring(0, directory.lastIndexOf('/')));
        }
    }

    /** The files that a checkpoint holds, by name. */
    public synchronized List<String> of(long checkpointId) {
        return List.copyOf(held.getOrDefault(checkpointId, Set.of()));
    }

    /** A checkpoint of an earlier run holds these. */
    synchronized void hold(long checkpointId, Collection<String> names) {
        held.put(checkpointId, new TreeSet<>(names));
    }

    /** Removes what only this checkpoint held; nothing can be put for it any more. */
    synchronized void release(long checkpointId) throws IOException {
        lastReleased = Math.max(lastReleased, checkpointId);
        Set<String> unheld = held.remove(checkpointId);
        if (unheld == null) {
            return;
        }
        held.values().forEach(unheld::removeAll);
        written.keySet().removeAll(unheld);
        for (String name : unheld) {
            files.deleteRecursively(path(name));
        }
    }

    /** All that lie in the folder, those of no checkpoint too. */
    List<String> names() throws IOException {
        return files.list(directory).stream().map(FileStatus::name).toList();
    }

    /** Removes what no checkpoint holds: an earlier process left it. */
    void sweep() throws IOException {
        Set<String> unwanted = new HashSet<>(names());
        synchronized (this) {
            held.values().forEach(unwanted::removeAll);
        }
        for (String name : unwanted) {
            files.deleteRecursively(path(name));
        }
    }
}
