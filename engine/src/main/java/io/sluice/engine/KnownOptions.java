package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.core.settings.Option;
import java.util.List;
import java.util.Map;

/** What a WITH clause can hold, for completion. Stateless, for any thread. */
public final class KnownOptions {
    private KnownOptions() {}

    /** @param given what it holds already */
    public static List<Option<?>> offered(Map<String, String> given) {
        return TableOptions.offered(given);
    }

    public static List<String> connectors() {
        return Connectors.identifiers();
    }

    public static List<String> formats() {
        return Connectors.formatIdentifiers();
    }
}
