package io.sluice.engine.data;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.Settings;
import io.sluice.engine.job.JobKeeper;
import io.sluice.engine.job.KeptJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The jobs of a data folder: a file for each, {@code jobs/<id>.job}, and a folder of checkpoints for each that was given
 * none, {@code checkpoints/<id>}, so that jobs of one name do not meet. Paths below the data folder are kept relative to
 * it, so that it can be moved. Safe for several threads; all methods block.
 */
final class JobFolder implements JobKeeper {
    private static final String FILE = ".job";
    private static final int FORMAT = 1;
    private static final String INTERVAL = "10 s";

    private final FileSystem files;
    private final String data;
    private final String jobs;
    private final String checkpoints;
    private final String savepoints;

    /** @param data absolute */
    JobFolder(FileSystem files, String data) {
        this.files = files;
        this.data = data;
        this.jobs = data + "/jobs";
        this.checkpoints = data + "/checkpoints";
        this.savepoints = data + "/savepoints";
    }

    /** All folders that it uses. */
    List<String> folders() {
        return List.of(jobs, checkpoints, savepoints);
    }

    /** Those that jobs themselves write to. */
    List<String> stateFolders() {
        return List.of(checkpoints, savepoints);
    }

    /** Where a savepoint goes that is taken because the process ends; nothing is there yet. */
    String stopSavepoint(String id) {
        try {
            int last = 0;
            for (FileStatus earlier : stopSavepoints(id)) {
                last = Math.max(
                        last,
                        Integer.parseInt(earlier.name().substring(stopPrefix(id).length())));
            }
            return savepoints + "/" + stopPrefix(id) + (last + 1);
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR, "Cannot look at '" + savepoints + "': " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    private static String stopPrefix(String id) {
        return "stopped-" + id + "-";
    }

    private List<FileStatus> stopSavepoints(String id) throws IOException {
        return files.list(savepoints).stream()
                .filter(folder -> folder.name().matches(stopPrefix(id) + "\\d{1,9}"))
                .toList();
    }

    @Override
    public void suspended(String id, String savepoint) {
        try {
            for (FileStatus earlier : stopSavepoints(id)) {
                if (!savepoint.endsWith("/" + earlier.name())) {
                    files.deleteRecursively(savepoints + "/" + earlier.name());
                }
            }
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR,
                            "Cannot remove earlier savepoints of job " + id + ": " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    /** The settings that a session begins with: jobs keep their state here unless told otherwise. */
    Settings defaults(Settings given) {
        Settings settings = withDefault(given, CheckpointingOptions.DIRECTORY.key(), checkpoints);
        settings = withDefault(settings, CheckpointingOptions.SAVEPOINT_DIRECTORY.key(), savepoints);
        return withDefault(settings, CheckpointingOptions.INTERVAL.key(), INTERVAL);
    }

    private static Settings withDefault(Settings settings, String key, String value) {
        return settings.asMap().containsKey(key) ? settings : settings.with(key, value);
    }

    @Override
    public Settings placed(String id, Settings settings) {
        String directory = settings.get(CheckpointingOptions.DIRECTORY);
        return directory == null || directory.equals(checkpoints)
                ? settings.with(CheckpointingOptions.DIRECTORY.key(), checkpoints + "/" + id)
                : settings;
    }

    private SealedFile file(String id) {
        return new SealedFile(files, jobs + "/" + id + FILE, "job", FORMAT);
    }

    @Override
    public void keep(KeptJob job) {
        Settings settings = without(job.settings(), CheckpointingOptions.DIRECTORY.key(), checkpoints);
        settings = without(settings, CheckpointingOptions.SAVEPOINT_DIRECTORY.key(), savepoints);
        file(job.id()).write(KeptJobText.of(job.moved(settings, this::relative)));
    }

    private static Settings without(Settings settings, String key, String value) {
        return value.equals(settings.asMap().get(key)) ? settings.without(key) : settings;
    }

    private String relative(String path) {
        return path.startsWith(data + "/") ? path.substring(data.length() + 1) : files.absolute(path);
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : data + "/" + path;
    }

    @Override
    public void forget(String id) {
        try {
            files.deleteRecursively(file(id).path());
            files.syncDirectory(jobs);
            files.deleteRecursively(checkpoints + "/" + id);
            for (FileStatus savepoint : stopSavepoints(id)) {
                files.deleteRecursively(savepoints + "/" + savepoint.name());
            }
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR,
                            "Cannot remove what is kept of job " + id + ": " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    /**
     * A job of an earlier process.
     *
     * @param job empty when its file says nothing
     * @param problem why it cannot be run
     */
    record Found(String id, Optional<KeptJob> job, Optional<SluiceException> problem) {}

    /** All jobs, oldest first; those whose file says nothing come last. */
    List<Found> all() throws IOException {
        List<Found> found = new ArrayList<>();
        for (FileStatus file : files.list(jobs)) {
            if (file.name().endsWith(FILE)) {
                found.add(read(file.name().substring(0, file.name().length() - FILE.length())));
            }
        }
        found.sort(Comparator.comparing(
                        (Found f) -> f.job().map(KeptJob::startMillis).orElse(Long.MAX_VALUE))
                .thenComparing(Found::id));
        return found;
    }

    private Found read(String id) {
        try {
            KeptJobText.Read read = KeptJobText.read(file(id).read());
            KeptJob job = read.job().moved(read.job().settings(), this::absolute);
            return new Found(id, Optional.of(job), read.problem());
        } catch (SluiceException e) {
            return new Found(id, Optional.empty(), Optional.of(e));
        }
    }

    /** Removes the checkpoints of jobs that were not kept, which ended with their process. */
    void tidy(List<Found> known) throws IOException {
        Set<String> ids = known.stream().map(Found::id).collect(Collectors.toSet());
        for (FileStatus folder : files.list(checkpoints)) {
            if (folder.name().matches("[0-9a-f]{32}") && !ids.contains(folder.name())) {
                files.deleteRecursively(checkpoints + "/" + folder.name());
            }
        }
    }
}
