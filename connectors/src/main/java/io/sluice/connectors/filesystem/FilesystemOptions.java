package io.sluice.connectors.filesystem;

import io.sluice.connectors.Connectors;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The options of a filesystem table. Keys and defaults are Flink's. */
final class FilesystemOptions {
    static final Option<String> PATH = Options.text(
            "path",
            null,
            "a file, a directory (all files below it, except names that begin with . or _) or a pattern; to write, a"
                    + " directory");
    static final Option<String> FORMAT = Options.text("format", null, "how rows are written: csv, json or raw");
    static final Option<Duration> MONITOR_INTERVAL = Options.duration(
            "source.monitor-interval",
            null,
            "how often to look for new files; set, the table has no end; unset, the files there at the start are read");
    static final Option<Pattern> PATH_REGEX = new Option<>(
            "source.path.regex-pattern",
            "a regular expression",
            FilesystemOptions::pattern,
            null,
            "only files whose whole absolute path matches it are read",
            List.of());
    static final Option<String> DEFAULT_PARTITION = Options.text(
            "partition.default-name",
            "__DEFAULT_PARTITION__",
            "the directory of NULL and of the empty text in a partition column");
    static final Option<Long> ROLL_AT = Options.memory(
            "sink.rolling-policy.file-size",
            "128 mb",
            "the size at which a part file is closed and the next one begun; at every checkpoint anyway");
    static final Option<Duration> ROLLOVER_INTERVAL = Options.duration(
            "sink.rolling-policy.rollover-interval", "30 min", "how long rows are added to a part file at most");
    static final Option<Duration> INACTIVITY_INTERVAL = Options.duration(
            "sink.rolling-policy.inactivity-interval",
            "30 min",
            "after how long without rows the next row begins another part file");
    static final Option<Duration> CHECK_INTERVAL = Options.duration(
            "sink.rolling-policy.check-interval", "1 min", "how often the two intervals are looked at");
    static final Option<Boolean> AUTO_COMPACTION = new Option<>(
            "auto-compaction",
            "false",
            text -> refuseTrue("auto-compaction", text),
            "false",
            "true would merge small files of a checkpoint, which is not built",
            List.of());

    enum Statistics {
        ALL,
        NONE
    }

    private static final Option<Statistics> REPORT_STATISTICS = Options.oneOf(
            "source.report-statistics",
            Statistics.class,
            "ALL",
            "accepted, has no effect: plans do not depend on the sizes of files");
    private static final Option<Long> COMPACTION_SIZE = Options.memory(
            "compaction.file-size", null, "accepted, has no effect: it belongs to auto-compaction, which is off");
    private static final Option<Integer> COMPACTION_PARALLELISM = Options.integer(
            "compaction.parallelism", null, "accepted, has no effect: it belongs to auto-compaction, which is off");
    private static final Option<Boolean> SHUFFLE_BY_PARTITION = Options.flag(
            "sink.shuffle-by-partition.enable",
            "false",
            "accepted, has no effect: it changes how many files there are, not what is in them");

    private FilesystemOptions() {}

    static List<Option<?>> all() {
        List<Option<?>> all = new ArrayList<>(List.of(
                PATH,
                FORMAT,
                MONITOR_INTERVAL,
                PATH_REGEX,
                DEFAULT_PARTITION,
                ROLL_AT,
                ROLLOVER_INTERVAL,
                INACTIVITY_INTERVAL,
                CHECK_INTERVAL,
                AUTO_COMPACTION,
                REPORT_STATISTICS,
                COMPACTION_SIZE,
                COMPACTION_PARALLELISM,
                SHUFFLE_BY_PARTITION));
        all.addAll(PartitionCommitOptions.all());
        return all;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at position " + e.getIndex(), e);
        }
    }

    private static Boolean refuseTrue(String key, String text) {
        if (text.trim().equalsIgnoreCase("false")) {
            return Boolean.FALSE;
        }
        if (text.trim().equalsIgnoreCase("true")) {
            Connectors.notBuilt(key).parser().apply(text);
        }
        throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
}
