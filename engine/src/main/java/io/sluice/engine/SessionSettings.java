package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.settings.TableOptions;
import io.sluice.engine.settings.Setting;
import io.sluice.engine.settings.SettingsCatalogue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one session: those it began with, and what SET made of them. Used by the session's thread. */
final class SessionSettings {
    private static final String MACHINE_ZONE = "default";

    private final SettingsCatalogue catalogue = SettingsCatalogue.get();
    private final Settings initial;
    private Settings current;

    SessionSettings(Settings initial) {
        this.initial = initial;
        this.current = initial;
    }

    Settings current() {
        return current;
    }

    /** Sets a key; gives what the user should be told. */
    Optional<String> set(String key, String value) {
        Optional<String> note = catalogue.check(key, value);
        Option<?> option = catalogue.find(key).option();
        if (option == TableOptions.LOCAL_TIME_ZONE) {
            zone(value);
        }
        current = current.with(option.key(), value);
        return note;
    }

    void reset() {
        current = initial;
    }

    void reset(String key) {
        String canonical = catalogue.find(key).option().key();
        String before = initial.asMap().get(canonical);
        current = before == null ? current.without(canonical) : current.with(canonical, before);
    }

    ZoneId zone() {
        return zone(current.get(TableOptions.LOCAL_TIME_ZONE));
    }

    /** Every setting that does something, and whatever else was set. */
    StatementResult show() {
        TextRows rows = TextRows.of("key", "value");
        Map<String, String> set = current.asMap();
        new TreeMap<>(effective(set)).forEach(rows::add);
        return rows.rows();
    }

    private Map<String, String> effective(Map<String, String> set) {
        Map<String, String> values = new HashMap<>();
        for (Setting setting : catalogue.working()) {
            values.put(setting.option().key(), setting.option().defaultText());
        }
        values.putAll(set);
        return values;
    }

    private static ZoneId zone(String text) {
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
