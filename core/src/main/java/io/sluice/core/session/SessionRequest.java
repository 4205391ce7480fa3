package io.sluice.core.session;

import java.util.Map;
import java.util.Optional;

/**
 * How a session is to begin.
 *
 * @param folder that keeps catalog, checkpoints and jobs; empty when nothing outlives the engine
 * @param settings values by key as SET accepts them, not yet checked
 * @param catalog to begin in; the default one when empty
 * @param database of that catalog to begin in; its first one when empty
 */
public record SessionRequest(
        Optional<String> folder, Map<String, String> settings, Optional<String> catalog, Optional<String> database) {
    public SessionRequest {
        settings = Map.copyOf(settings);
    }

    /** A session with nothing set. */
    public static SessionRequest plain() {
        return new SessionRequest(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }
}
