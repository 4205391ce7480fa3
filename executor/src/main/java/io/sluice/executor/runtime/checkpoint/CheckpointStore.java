package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileNames;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of one job in its folder: {@code chk-<n>} with one file per task and, last, a manifest. A checkpoint
 * is complete when its manifest has its name: each file is synced, then the manifest, then it is renamed, then the
 * directory is synced. All methods block; different tasks may write at once.
 */
public final class CheckpointStore {
    static final String MANIFEST = "_metadata";
    private static final String FINISHED = "_finished";
    private static final String LOCK = "_lock";
    private static final Pattern START_MARK = Pattern.compile("_start-after-(\\d{1,18})");
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");

    private final FileSystem files;
    private final String folder;

    /** @param directory the folder of all jobs' checkpoints */
    public CheckpointStore(FileSystem files, String directory, String jobName) {
        this.files = files;
        String name = URLEncoder.encode(jobName, StandardCharsets.UTF_8).replace("*", "%2A");
        this.folder = directory + "/" + FileNames.limited(name);
    }

    public String folder() {
        return folder;
    }

    public String directory(long checkpointId) {
        return folder + "/chk-" + checkpointId;
    }

    /** Makes the folder, durably: a name that is not synced in its parent is lost with all that lies below it. */
    public void prepare() throws IOException {
        List<String> toSync = new ArrayList<>();
        boolean known = false;
        for (String path = folder; path.lastIndexOf('/') >= 0 && !known; path = parent(path)) {
            known = toSync.size() > 1 && files.exists(path);
            toSync.add(parent(path));
        }
        files.createDirectories(folder);
        for (String directory : toSync) {
            files.syncDirectory(directory.isEmpty() ? "/" : directory);
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** Keeps other jobs of this name out until closed. */
    public AutoCloseable lock() throws IOException {
        return files.lock(folder + "/" + LOCK);
    }

    public FileEntry write(long checkpointId, TaskState state) throws IOException {
        KillPoints.reached(KillPoints.BEFORE_STATE_FILE);
        FileEntry entry = StateFile.write(files, directory(checkpointId), "task-" + state.task(), checkpointId, state);
        KillPoints.reached(KillPoints.AFTER_STATE_FILE);
        return entry;
    }

    /** Makes a checkpoint complete, durably. */
    public void seal(Manifest manifest) throws IOException {
        String directory = directory(manifest.checkpointId());
        byte[] bytes = manifest.encode();
        try (WritableFile file = files.create(directory + "/" + MANIFEST + ".tmp")) {
            file.write(bytes, 0, bytes.length);
            file.sync();
        }
        files.syncDirectory(directory);
        files.syncDirectory(folder);
        KillPoints.reached(KillPoints.BEFORE_MANIFEST_RENAME);
        files.rename(directory + "/" + MANIFEST + ".tmp", directory + "/" + MANIFEST);
        files.syncDirectory(directory);
        KillPoints.reached(KillPoints.AFTER_MANIFEST_RENAME);
    }

    /** Removes a checkpoint, its manifest first, so that no half of it is ever taken for complete. */
    public void delete(long checkpointId) throws IOException {
        String directory = directory(checkpointId);
        if (!files.exists(directory)) {
            return;
        }
        KillPoints.reached(KillPoints.BEFORE_CLEANUP);
        files.deleteRecursively(directory + "/" + MANIFEST);
        files.syncDirectory(directory);
        KillPoints.reached(KillPoints.HALF_CLEANUP);
        files.deleteRecursively(directory);
    }

    /** Every checkpoint in the folder, complete or not, oldest first. */
    public List<Long> all() throws IOException {
        List<Long> found = new ArrayList<>();
        for (FileStatus status : files.list(folder)) {
            Matcher name = CHECKPOINT.matcher(status.name());
            if (status.directory() && name.matches()) {
                found.add(Long.valueOf(name.group(1)));
            }
        }
        found.sort(Long::compare);
        return found;
    }

    /**
     * Notes, durably, that a run does not go on from the newest checkpoint of this folder: those up to {@code lastId}
     * are of earlier runs, and none of them is the latest any more.
     *
     * @param from the directory of the checkpoint that the run began with; empty for a fresh start
     */
    public void markStart(long lastId, Optional<String> from) throws IOException {
        byte[] path = from.orElse("").getBytes(StandardCharsets.UTF_8);
        try (WritableFile mark = files.create(folder + "/_start-after-" + lastId)) {
            mark.write(path, 0, path.length);
            mark.sync();
        }
        files.syncDirectory(folder);
    }

    /** Those that have a manifest and belong to the latest run and those it continued, oldest first. */
    public List<Long> latest() throws IOException {
        long newest = lastMark().orElse(0);
        return complete().stream().filter(id -> id > newest).toList();
    }

    /** With which checkpoint the latest run began that was told where to begin; empty when none was, or afresh. */
    public Optional<String> latestStart() throws IOException {
        OptionalLong mark = lastMark();
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        byte[] path = readAll(files, folder + "/_start-after-" + mark.getAsLong());
        return path.length == 0 ? Optional.empty() : Optional.of(new String(path, StandardCharsets.UTF_8));
    }

    private OptionalLong lastMark() throws IOException {
        return files.list(folder).stream()
                .map(status -> START_MARK.matcher(status.name()))
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1)))
                .max();
    }

    /** Those that have a manifest, oldest first. */
    public List<Long> complete() throws IOException {
        List<Long> found = new ArrayList<>();
        for (long id : all()) {
            if (files.exists(directory(id) + "/" + MANIFEST)) {
                found.add(id);
            }
        }
        return found;
    }

    /** Notes, durably, that the job has come to its end. */
    public void markFinished() throws IOException {
        KillPoints.reached(KillPoints.BEFORE_FINISHED);
        files.create(folder + "/" + FINISHED).close();
        files.syncDirectory(folder);
    }

    public boolean isFinished() throws IOException {
        return files.exists(folder + "/" + FINISHED);
    }

    /** The job runs again. */
    public void clearFinished() throws IOException {
        if (isFinished()) {
            files.deleteRecursively(folder + "/" + FINISHED);
            files.syncDirectory(folder);
        }
    }

    /** A checkpoint with its files, each byte of them checked. */
    public record Loaded(Manifest manifest, RestoredJob job) {}

    /**
     * Reads a checkpoint from its directory.
     *
     * @return empty when there is no manifest
     * @throws DamagedException naming the file
     */
    public static Optional<Loaded> read(FileSystem files, String directory) throws IOException {
        if (!files.exists(directory + "/" + MANIFEST)) {
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
        byOperator.forEach((operator, byTask) -> states.put(operator, new OperatorState(byTask)));
        return Optional.of(
                new Loaded(manifest, new RestoredJob(manifest.checkpointId(), states, manifest.committables())));
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

    private static byte[] readAll(FileSystem files, String path) throws IOException {
        try (ReadableFile file = files.open(path)) {
            return new CheckedInput(file).take(Math.toIntExact(file.length()));
        }
    }
}
