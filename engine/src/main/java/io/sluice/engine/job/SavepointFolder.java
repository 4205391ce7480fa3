package io.sluice.engine.job;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.Settings;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.executor.runtime.checkpoint.SavepointSummary;
import io.sluice.parser.TableChange.OptionKey;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The folder in which savepoints get directories of their own. */
final class SavepointFolder {
    private static final int JOB_DIGITS = 6;
    private static final int RANDOM_DIGITS = 12;
    private static final String PREFIX = "savepoint-";

    private final FileSystem files;

    SavepointFolder(FileSystem files) {
        this.files = files;
    }

    /**
     * A directory for a new savepoint, named as Flink does.
     *
     * @param folder of the statement
     * @param random at least twelve digits that no other savepoint has
     */
    String place(SessionJob job, Optional<OptionKey> folder, Settings settings, String random) {
        String parent = folder.map(OptionKey::key)
                .or(() -> Optional.ofNullable(settings.get(CheckpointingOptions.SAVEPOINT_DIRECTORY)))
                .orElseThrow(SavepointFolder::none);
        return files.absolute(parent) + "/" + PREFIX + job.id().substring(0, JOB_DIGITS) + "-"
                + random.substring(0, RANDOM_DIGITS);
    }

    private static SluiceException none() {
        String key = CheckpointingOptions.SAVEPOINT_DIRECTORY.key();
        return SluiceException.of(
                        ErrorCode.INVALID_SETTING, "No folder for savepoints is known: '" + key + "' is not set")
                .hint("SET '" + key + "' = '..'; or CREATE SAVEPOINT FOR JOB '..' TO '..'");
    }

    /**
     * SHOW SAVEPOINTS: what lies in the folder of the settings, and what else the session has written, by path.
     *
     * @param taken paths of savepoints of the session
     */
    Rows show(Settings settings, Collection<String> taken, ZoneId zone) {
        Set<String> paths = new TreeSet<>(taken);
        TextRows rows = TextRows.of("savepoint path", "job name", "status", "time", "bytes");
        try {
            String parent = settings.get(CheckpointingOptions.SAVEPOINT_DIRECTORY);
            if (parent != null) {
                String folder = files.absolute(parent);
                files.list(folder).stream()
                        .filter(FileStatus::directory)
                        .forEach(directory -> paths.add(folder + "/" + directory.name()));
            }
            for (String path : paths) {
                SavepointSummary.of(files, path).ifPresent(s -> add(rows, s, zone));
            }
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "Cannot look at savepoints: " + e.getMessage())
                    .causedBy(e);
        }
        return rows.rows();
    }

    private static void add(TextRows rows, SavepointSummary savepoint, ZoneId zone) {
        boolean whole = savepoint.damage().isEmpty();
        rows.add(
                savepoint.path(),
                whole ? savepoint.jobName() : null,
                whole ? "COMPLETED" : "DAMAGED: " + savepoint.damage().get(),
                whole ? JobTimes.text(savepoint.createdMillis(), zone) : null,
                whole ? String.valueOf(savepoint.bytes()) : null);
    }
}
