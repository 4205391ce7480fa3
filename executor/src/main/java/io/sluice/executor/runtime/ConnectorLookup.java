package io.sluice.executor.runtime;

import io.sluice.core.connector.Connector;
import java.util.Optional;

/** Finds a connector by the value of {@code 'connector'}. Safe for several threads. */
@FunctionalInterface
public interface ConnectorLookup {
    Optional<Connector> find(String identifier);
}
