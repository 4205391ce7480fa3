package io.sluice.core.settings;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.Map;
import java.util.TreeMap;

/** An immutable set of values by key, as text, read through {@link Option}s. */
public final class Settings {
    public static final Settings EMPTY = new Settings(Map.of());

    private final TreeMap<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    public Settings with(String key, String value) {
        Settings copy = new Settings(values);
        copy.values.put(key, value);
        return copy;
    }

    public Settings without(String key) {
        Settings copy = new Settings(values);
        copy.values.remove(key);
        return copy;
    }

    /** Sorted by key. */
    public Map<String, String> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }

    public boolean isSet(Option<?> option) {
        return text(option) != null;
    }

    /**
     * The value, its default, or null when there is neither.
     *
     * @throws SluiceException {@link ErrorCode#INVALID_SETTING} when the text is not a value of the option
     */
    public <T> T get(Option<T> option) {
        String text = text(option);
        if (text == null) {
            return option.defaultValue();
        }
        try {
            return option.parser().apply(text);
        } catch (IllegalArgumentException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING, "'" + option.key() + "' = '" + text + "': " + e.getMessage())
                    .expected(option.kind());
        }
    }

    private String text(Option<?> option) {
        String text = values.get(option.key());
        for (String old : option.oldKeys()) {
            text = text == null ? values.get(old) : text;
        }
        return text;
    }
}
