package io.sluice.connectors.filesystem;

import io.sluice.connectors.Connectors;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How readers of a partition are told that it can be read. Keys and defaults are Flink's. */
final class PartitionCommitOptions {
    enum Policy {
        NONE,
        SUCCESS_FILE
    }

    static final Option<Policy> POLICY = new Option<>(
            "sink.partition-commit.policy.kind",
            "success-file",
            PartitionCommitOptions::policy,
            null,
            "success-file: a file is put into each partition that rows were added to, after the rows",
            List.of());
    static final Option<String> SUCCESS_FILE = Options.text(
            "sink.partition-commit.success-file.name", "_SUCCESS", "the name of the file of policy success-file");
    private static final Option<String> TRIGGER = new Option<>(
            "sink.partition-commit.trigger",
            "process-time",
            PartitionCommitOptions::trigger,
            "process-time",
            "process-time: a partition is told of with the rows that were added to it",
            List.of());
    private static final Option<Duration> DELAY = new Option<>(
            "sink.partition-commit.delay",
            "0 s",
            PartitionCommitOptions::delay,
            "0 ms",
            "how long after it began a partition is told of",
            List.of());

    /** They belong to triggers and policies that are refused. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "sink.partition-commit.watermark-time-zone",
            "sink.partition-commit.policy.class",
            "sink.partition-commit.policy.class.parameters",
            "partition.time-extractor.kind",
            "partition.time-extractor.class",
            "partition.time-extractor.timestamp-pattern",
            "partition.time-extractor.timestamp-formatter");

    private PartitionCommitOptions() {}

    static List<Option<?>> all() {
        List<Option<?>> all = new ArrayList<>(List.of(POLICY, SUCCESS_FILE, TRIGGER, DELAY));
        WITHOUT_EFFECT.forEach(key -> all.add(
                Options.text(key, null, "accepted, has no effect: it belongs to a trigger or policy not built")));
        return all;
    }

    private static Policy policy(String text) {
        return switch (text.trim()) {
            case "success-file" -> Policy.SUCCESS_FILE;
            case "metastore", "custom", "metastore,success-file", "success-file,metastore" -> {
                Connectors.notBuilt(POLICY.key() + "' = '" + text).parser().apply(text);
                yield Policy.NONE;
            }
            default -> throw new IllegalArgumentException("'" + text + "' is not a policy");
        };
    }

    private static String trigger(String text) {
        if (text.trim().equals("partition-time")) {
            Connectors.notBuilt(TRIGGER.key() + "' = '" + text).parser().apply(text);
        }
        if (!text.trim().equals("process-time")) {
            throw new IllegalArgumentException("'" + text + "' is not a trigger");
        }
        return text;
    }

    private static Duration delay(String text) {
        Duration delay = Options.duration(DELAY.key(), null, "").parser().apply(text);
        if (!delay.isZero()) {
            Connectors.notBuilt(DELAY.key() + "' = '" + text).parser().apply(text);
        }
        return delay;
    }
}
