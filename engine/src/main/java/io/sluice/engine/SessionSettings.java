package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.settings.TableOptions;
import io.sluice.engine.settings.Setting;
import io.sluice.engine.settings.SettingRanges;
import io.sluice.engine.settings.SettingsCatalogue;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange.OptionKey;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one session: those it began with, and what SET made of them. Used by the session's thread. */
final class SessionSettings {
    private final SettingsCatalogue catalogue = SettingsCatalogue.get();
    private final Settings initial;
    private final SessionPolicy policy;
    private volatile Settings current;

    SessionSettings(Settings initial, SessionPolicy policy) {
        this.policy = policy;
        this.initial = initial;
        this.current = initial;
    }

    Settings current() {
        return current;
    }

    /** Sets a key; gives what the user should be told. An error points at the key or the value. */
    Optional<String> set(Statement.SetOption statement) {
        try {
            return set(statement.key(), statement.value());
        } catch (SluiceException e) {
            boolean key = e.code() == ErrorCode.UNKNOWN_SETTING || e.code() == ErrorCode.ACCESS_DENIED;
            throw e.position().isPresent() ? e : e.at(key ? statement.keyPosition() : statement.valuePosition());
        }
    }

    private Optional<String> set(String key, String value) {
        policy.checkMaySet(key);
        Optional<String> note = catalogue.check(key, value);
        Option<?> option = catalogue.find(key).option();
        Settings changed = current.with(option.key(), value);
        SettingRanges.check(changed);
        current = changed;
        return note.or(() -> lateFireAlone(option));
    }

    /** Late firing is about rows that come within the allowed lateness. */
    private Optional<String> lateFireAlone(Option<?> option) {
        boolean lateFire = option == TableOptions.LATE_FIRE_ENABLED || option == TableOptions.LATE_FIRE_DELAY;
        boolean alone = current.get(TableOptions.LATE_FIRE_ENABLED)
                && current.get(TableOptions.ALLOW_LATENESS).isZero();
        return lateFire && alone
                ? Optional.of("'" + option.key() + "' has no effect while '" + TableOptions.ALLOW_LATENESS.key()
                        + "' is 0: no window takes late rows")
                : Optional.empty();
    }

    void reset() {
        current = initial;
    }

    void reset(OptionKey key) {
        String canonical = canonical(key);
        String before = initial.asMap().get(canonical);
        current = before == null ? current.without(canonical) : current.with(canonical, before);
    }

    private String canonical(OptionKey key) {
        try {
            return catalogue.find(key.key()).option().key();
        } catch (SluiceException e) {
            throw e.at(key.position());
        }
    }

    ZoneId zone() {
        return SettingRanges.zone(current);
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
}
