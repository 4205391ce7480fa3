package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.StateOptions;
import io.sluice.engine.settings.SettingsCatalogue;
import java.util.List;

/**
 * What a session may do beyond reading and writing tables.
 *
 * @param loadsClasses whether it may bring code along: functions of the user, archives
 * @param fixed settings that are not its to change
 */
public record SessionPolicy(boolean loadsClasses, List<Option<?>> fixed) {
    /** Of whoever started the process: everything. */
    public static final SessionPolicy OWNER = new SessionPolicy(true, List.of());

    /** Of whoever reaches a server: nothing that gets around the file roots, or runs code in the process. */
    public static final SessionPolicy REMOTE =
            new SessionPolicy(false, List.of(StateOptions.TEMPORARY_DIRECTORY, StateOptions.ROCKSDB_DIRECTORY));

    public SessionPolicy {
        fixed = List.copyOf(fixed);
    }

    /** @throws SluiceException {@link ErrorCode#ACCESS_DENIED} */
    public void checkMayLoadClasses() {
        if (!loadsClasses) {
            throw SluiceException.of(ErrorCode.ACCESS_DENIED, "A session of a server may not load classes")
                    .hint("whoever starts the server decides what code runs in it");
        }
    }

    /**
     * @param key as SET takes it
     * @throws SluiceException {@link ErrorCode#ACCESS_DENIED}, UNKNOWN_SETTING
     */
    public void checkMaySet(String key) {
        Option<?> option = SettingsCatalogue.get().find(key).option();
        if (fixed.stream().anyMatch(other -> other.key().equals(option.key()))) {
            throw SluiceException.of(
                            ErrorCode.ACCESS_DENIED, "'" + option.key() + "' is not for a session of a server to set")
                    .hint("it stands in the server's configuration");
        }
    }
}
