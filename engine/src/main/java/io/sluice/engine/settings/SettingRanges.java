package io.sluice.engine.settings;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import io.sluice.core.settings.TableOptions;
import io.sluice.executor.runtime.JobSettings;
import java.time.DateTimeException;
import java.time.ZoneId;

/** What the values of settings must be beyond their form: within a range, fit for each other, a zone that exists. */
public final class SettingRanges {
    private static final String MACHINE_ZONE = "default";

    private SettingRanges() {}

    /** @throws SluiceException {@link ErrorCode#INVALID_SETTING} for the first that is not */
    public static void check(Settings settings) {
        zone(settings);
        JobSettings.from(settings);
    }

    /** The zone of TIMESTAMP_LTZ as text. */
    public static ZoneId zone(Settings settings) {
        String text = settings.get(TableOptions.LOCAL_TIME_ZONE);
        if (text.equals(MACHINE_ZONE)) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING,
                            "'" + TableOptions.LOCAL_TIME_ZONE.key() + "' = '" + text + "': there is no such zone")
                    .expected("a zone such as 'Europe/Berlin', 'UTC' or '+02:00'");
        }
    }
}
