package io.sluice.engine.settings;

import io.sluice.core.settings.Option;

/**
 * A key that SET knows.
 *
 * @param note why the key changes nothing here; empty when it {@link Support#WORKS}
 */
public record Setting(Option<?> option, Support support, String note) {
    /** What giving the key a value does. */
    public enum Support {
        /** It does what its reason says. */
        WORKS,
        /** Any valid value is taken and has no effect; the user is told so. */
        ACCEPTED,
        /** Only the default is taken: ignoring another value would change results. */
        REFUSED
    }

    static Setting works(Option<?> option) {
        return new Setting(option, Support.WORKS, "");
    }
}
