package io.sluice.core.settings;

/** What a job starts from. */
public final class RecoveryOptions {
    /** The value of {@link #PATH} that means the newest complete checkpoint of the job of this name. */
    public static final String LATEST = "latest";

    public static final Option<String> PATH = Options.text(
                    "execution.state-recovery.path",
                    null,
                    "the checkpoint or savepoint that the next job starts from, or 'latest'")
            .withOldKeys("execution.savepoint.path");

    public static final Option<Boolean> IGNORE_UNCLAIMED_STATE = Options.flag(
                    "execution.state-recovery.ignore-unclaimed-state",
                    "false",
                    "allow state that no operator of the new plan takes; off, so that none is lost unknowingly")
            .withOldKeys("execution.savepoint.ignore-unclaimed-state");

    public static final Option<Boolean> ACCEPT_CHANGED_INPUT = Options.flag(
            "execution.state-recovery.accept-changed-input",
            "false",
            "reuse state although what lies below its operator has changed; off, since old and new rows would mix");

    private RecoveryOptions() {}
}
