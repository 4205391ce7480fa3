package io.sluice.planner.catalog;

import io.sluice.core.plan.ObjectPath;
import java.util.Optional;

/** What a name in FROM or INSERT INTO can stand for. */
public sealed interface CatalogEntry permits TableDefinition, ViewDefinition {
    ObjectPath path();

    Optional<String> comment();
}
