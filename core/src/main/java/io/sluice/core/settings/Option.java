package io.sluice.core.settings;

import java.util.List;
import java.util.function.Function;

/**
 * A setting that SET, a file, the command line, a connection URL or a table's WITH clause can give.
 *
 * @param key as Flink spells it where Flink has it
 * @param kind what a value looks like, for errors: {@code a duration such as '10 s'}
 * @param parser text to value; throws {@link IllegalArgumentException} with the reason when the text is wrong
 * @param defaultText the default as text, null when unset
 * @param reason what it does and why the default is what it is
 * @param oldKeys older names that are accepted too
 */
public record Option<T>(
        String key, String kind, Function<String, T> parser, String defaultText, String reason, List<String> oldKeys) {
    public Option {
        oldKeys = List.copyOf(oldKeys);
    }

    public Option<T> withOldKeys(String... keys) {
        return new Option<>(key, kind, parser, defaultText, reason, List.of(keys));
    }

    public T defaultValue() {
        return defaultText == null ? null : parser.apply(defaultText);
    }
}
