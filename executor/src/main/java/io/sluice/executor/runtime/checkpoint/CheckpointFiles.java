package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.DurableDirectories;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.executor.state.keyed.StoredFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of one checkpoint or savepoint in its directory: one per task and, last, a manifest. It is complete when its
 * manifest has its name: each file is synced, then the manifest, then it is renamed, then the directory is synced.
 * Nothing in them says where they lie: a savepoint's directory can be moved, and a job's folder with its checkpoints and
 * what they share. All methods block; different tasks may write
 * at once.
 */
public final class CheckpointFiles {
    static final String MANIFEST = "_metadata";

    private final FileSystem files;
    private final String directory;
    private final SharedFiles shared;

    /** Of a savepoint, or for reading. */
    public CheckpointFiles(FileSystem files, String directory) {
        this(files, directory, new SharedFiles(files, SharedFiles.beside(directory)));
    }

    CheckpointFiles(FileSystem files, String directory, SharedFiles shared) {
        this.files = files;
        this.directory = directory;
        this.shared = shared;
    }

    public String directory() {
        return directory;
    }

    /** Makes a directory, durably: a name that is not synced in its parent is lost with all that lies below it. */
    public static void makeDirectory(FileSystem files, String folder) throws IOException {
        DurableDirectories.create(files, folder);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    public FileEntry write(long checkpointId, TaskState state) throws IOException {
        KillPoints.reached(KillPoints.BEFORE_STATE_FILE);
        List<StateSection> noted = new ArrayList<>();
        for (StoreSnapshot store : state.stores()) {
            if (store instanceof StoreSnapshot.Captured captured) {
                noted.add(StoredFilesCodec.write(checkpointId, captured, shared));
            }
        }
        FileEntry entry = StateFile.write(files, directory, "task-" + state.task(), checkpointId, state, noted);
        KillPoints.reached(KillPoints.AFTER_STATE_FILE);
        return entry;
    }

    /** Makes the checkpoint complete, durably. */
    public void seal(Manifest manifest) throws IOException {
        byte[] bytes = manifest.encode();
        if (!manifest.shared().isEmpty()) {
            shared.sync();
        }
        try (WritableFile file = files.create(directory + "/" + MANIFEST + ".tmp")) {
            file.write(bytes, 0, bytes.length);
            file.sync();
        }
        files.syncDirectory(directory);
        files.syncDirectory(parent(directory));
        KillPoints.reached(KillPoints.BEFORE_MANIFEST_RENAME);
        files.rename(directory + "/" + MANIFEST + ".tmp", directory + "/" + MANIFEST);
        files.syncDirectory(directory);
        KillPoints.reached(KillPoints.AFTER_MANIFEST_RENAME);
    }

    /** Removes the checkpoint, its manifest first, so that no half of it is ever taken for complete. */
    public void delete() throws IOException {
        if (!files.exists(directory)) {
            return;
        }
        KillPoints.reached(KillPoints.BEFORE_CLEANUP);
        files.deleteRecursively(directory + "/" + MANIFEST);
        files.syncDirectory(directory);
        KillPoints.reached(KillPoints.HALF_CLEANUP);
        files.deleteRecursively(directory);
    }

    public boolean isComplete() throws IOException {
        return files.exists(directory + "/" + MANIFEST);
    }

    /** A checkpoint with its files, each byte of them checked. */
    public record Loaded(Manifest manifest, RestoredJob job) {}

    /**
     * Reads the whole checkpoint.
     *
     * @return empty when there is no manifest
     * @throws DamagedException naming the file
     */
    public Optional<Loaded> read() throws IOException {
        if (!isComplete()) {
            return Optional.empty();
        }
        KillPoints.reached(KillPoints.BEFORE_RESTORE);
        Manifest manifest =
                named(directory + "/" + MANIFEST, () -> Manifest.decode(readAll(files, directory + "/" + MANIFEST)));
        Map<String, List<List<StateSection>>> byOperator = new TreeMap<>();
        List<FileEntry> entries = new ArrayList<>(manifest.files());
        entries.sort((a, b) -> a.task().compareTo(b.task()));
        for (FileEntry entry : entries) {
            String path = directory + "/" + entry.name();
            List<StateSection> sections =
                    named(path, () -> StateFile.read(files, path, manifest.checkpointId(), entry));
            split(sections).forEach((operator, own) -> byOperator
                    .computeIfAbsent(operator, o -> new ArrayList<>())
                    .add(own));
        }
        KillPoints.reached(KillPoints.HALF_RESTORE);
        Map<String, OperatorState> states = new TreeMap<>();
        for (Map.Entry<String, List<List<StateSection>>> operator : byOperator.entrySet()) {
            OperatorState state = new OperatorState(
                    operator.getValue(), in -> StoredFilesCodec.read(in, files, SharedFiles.beside(directory)));
            for (StoredFiles stored : state.stored()) {
                check(stored);
            }
            states.put(operator.getKey(), state);
        }
        return Optional.of(
                new Loaded(manifest, new RestoredJob(manifest.checkpointId(), states, manifest.committables())));
    }

    private void check(StoredFiles stored) throws IOException {
        try {
            stored.check();
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new DamagedException(SharedFiles.beside(directory) + " lacks a file: " + e.getMessage());
        }
    }

    /** The names of the files that it shares, none when it is not complete; empty when that cannot be read. */
    Optional<List<String>> shared() throws IOException {
        try {
            return Optional.of(
                    isComplete()
                            ? Manifest.decode(readAll(files, directory + "/" + MANIFEST))
                                    .shared()
                            : List.of());
        } catch (DamagedException | IndexOutOfBoundsException e) {
            return Optional.empty(); // reading the checkpoint says so
        }
    }

    private static Map<String, List<StateSection>> split(List<StateSection> sections) {
        Map<String, List<StateSection>> byOperator = new TreeMap<>();
        sections.forEach(s ->
                byOperator.computeIfAbsent(s.operator(), o -> new ArrayList<>()).add(s));
        return byOperator;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Names the file in whatever is wrong with it. */
    private static <T> T named(String path, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (DamagedException e) {
            throw new DamagedException(path + " is damaged: " + e.getMessage());
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new DamagedException(path + " is missing");
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedException(path + " is damaged: a length in it is wrong");
        }
    }

    static byte[] readAll(FileSystem files, String path) throws IOException {
        try (ReadableFile file = files.open(path)) {
            return new CheckedInput(file).take(Math.toIntExact(file.length()));
        }
    }
}
