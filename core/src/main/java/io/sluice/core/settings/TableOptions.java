package io.sluice.core.settings;

import java.time.Duration;

/** Settings of a session under {@code table.}: how statements are planned and what time means to them. */
public final class TableOptions {
    public static final Option<Boolean> DML_SYNC = Options.flag(
            "table.dml-sync",
            null,
            "whether INSERT is waited for; unset: in a script when all its sources are bounded, never at the prompt");

    public static final Option<String> LOCAL_TIME_ZONE = Options.text(
            "table.local-time-zone", "default", "zone of TIMESTAMP_LTZ as text; 'default' is the machine's zone");

    public static final Option<Duration> SOURCE_IDLE_TIMEOUT = Options.duration(
            "table.exec.source.idle-timeout",
            "0 ms",
            "after this long without a row a source does not hold the watermark back; 0: never, so that no row turns "
                    + "late because a machine was slow");

    public static final Option<Duration> ALLOW_LATENESS = Options.duration(
            "table.exec.emit.allow-lateness",
            "0 ms",
            "how long after its firing a window still takes rows; 0, so that results are final when they appear");

    public static final Option<Boolean> EARLY_FIRE_ENABLED = Options.flag(
            "table.exec.emit.early-fire.enabled", "false", "whether windows show what they hold before they end");

    public static final Option<Duration> EARLY_FIRE_DELAY = Options.duration(
            "table.exec.emit.early-fire.delay",
            "0 ms",
            "how long after a row a window shows what it holds, by the job's clock; 0: after every batch");

    public static final Option<Boolean> LATE_FIRE_ENABLED = Options.flag(
            "table.exec.emit.late-fire.enabled",
            "false",
            "whether windows fire again with a delay when rows of the allowed lateness come; false: at once");

    public static final Option<Duration> LATE_FIRE_DELAY = Options.duration(
            "table.exec.emit.late-fire.delay",
            "0 ms",
            "how long after a row of the allowed lateness its window fires again, by the job's clock; 0: at once");

    public static final Option<Duration> STATE_TTL = Options.duration(
            "table.exec.state.ttl",
            "0 ms",
            "how long state is kept after it was created or written last, by the job's clock; 0: for ever, so that results "
                    + "do not depend on when rows come; windows keep theirs until they close");

    public static final Option<Boolean> MINI_BATCH_ENABLED = Options.flag(
            "table.exec.mini-batch.enabled", "false", "batches are how the engine works: true changes nothing");

    public static final Option<Duration> MINI_BATCH_ALLOW_LATENCY = Options.duration(
            "table.exec.mini-batch.allow-latency", "0 ms", "bound of the time a row may wait for its batch to fill");

    private TableOptions() {}
}
