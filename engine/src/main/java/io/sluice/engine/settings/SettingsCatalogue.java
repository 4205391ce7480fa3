package io.sluice.engine.settings;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key that SET, a settings file, {@code -D} and a connection URL accept. Immutable, for any thread. */
public final class SettingsCatalogue {
    private static final class Holder {
        static final SettingsCatalogue CATALOGUE = new SettingsCatalogue();
    }

    private final Map<String, Setting> byKey = new LinkedHashMap<>();
    private final List<Setting> working = new ArrayList<>();

    private SettingsCatalogue() {
        for (Option<?> option : WorkingSettings.ALL) {
            working.add(Setting.works(option));
        }
        working.forEach(this::add);
        OtherSettings.read().forEach(this::add);
    }

    /** The one catalogue. */
    public static SettingsCatalogue get() {
        return Holder.CATALOGUE;
    }

    /** The keys that do something, area by area. */
    public List<Setting> working() {
        return List.copyOf(working);
    }

    /** Every key that is known. */
    public List<Setting> all() {
        return byKey.values().stream().distinct().toList();
    }

    /**
     * The setting of a key or of an older name of it.
     *
     * @throws SluiceException {@link ErrorCode#UNKNOWN_SETTING}
     */
    public Setting find(String key) {
        Setting setting = byKey.get(key);
        if (setting != null) {
            return setting;
        }
        SluiceException unknown = SluiceException.of(ErrorCode.UNKNOWN_SETTING, "There is no setting '" + key + "'");
        throw NearestName.of(key, byKey.keySet())
                .map(nearest -> unknown.hint("did you mean '" + nearest + "'?"))
                .orElseGet(() -> unknown.hint("SET; lists the settings"));
    }

    /**
     * Checks a value before it is stored.
     *
     * @return what the user should be told: that the key has no effect, and why
     * @throws SluiceException {@link ErrorCode#UNKNOWN_SETTING}, {@link ErrorCode#INVALID_SETTING} for a value that is
     *     not one of the key, {@link ErrorCode#NOT_BUILT_YET} for one that is refused
     */
    public Optional<String> check(String key, String value) {
        Setting setting = find(key);
        Object parsed = parse(setting.option(), value);
        return switch (setting.support()) {
            case WORKS -> Optional.empty();
            case ACCEPTED -> Optional.of("'" + setting.option().key() + "' has no effect here: " + setting.note());
            case REFUSED -> {
                if (parsed.equals(setting.option().defaultValue())) {
                    yield Optional.empty();
                }
                throw refusal(setting, value);
            }
        };
    }

    private static SluiceException refusal(Setting setting, String value) {
        String key = setting.option().key();
        SluiceException refused = SluiceException.of(
                ErrorCode.NOT_BUILT_YET,
                "'" + key + "' = '" + value + "' is refused, because ignoring it would change results: "
                        + setting.note());
        String defaultText = setting.option().defaultText();
        return defaultText == null
                ? refused.hint("leave it unset")
                : refused.expected("'" + defaultText + "', the only value that this version has");
    }

    private static Object parse(Option<?> option, String value) {
        try {
            return option.parser().apply(value);
        } catch (IllegalArgumentException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING, "'" + option.key() + "' = '" + value + "': " + e.getMessage())
                    .expected(option.kind());
        }
    }

    private void add(Setting setting) {
        put(setting.option().key(), setting);
        setting.option().oldKeys().forEach(old -> put(old, setting));
    }

    private void put(String key, Setting setting) {
        Setting other = byKey.put(key, setting);
        if (other != null) {
            throw new IllegalStateException("two settings have the key " + key);
        }
    }
}
