package io.sluice.core.settings;

import java.util.List;
import java.util.Locale;

/** Which keys have values that nobody is shown: passwords, tokens, keys. The list is Flink's. */
public final class Secrets {
    /** What stands in place of a value. */
    public static final String HIDDEN = "****";

    private static final List<String> WORDS = List.of(
            "password",
            "secret",
            "apikey",
            "api-key",
            "account.key",
            "access-key",
            "accesskey",
            "auth-params",
            "service-key",
            "token",
            "basic-auth",
            "credential",
            "jaas.config",
            "http-headers");

    private Secrets() {}

    /** Whether the value of a setting or option of this key is one. */
    public static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    /** The value, or {@link #HIDDEN}. */
    public static String shown(String key, String value) {
        return isSecret(key) ? HIDDEN : value;
    }
}
