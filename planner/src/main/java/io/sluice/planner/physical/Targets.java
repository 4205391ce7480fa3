package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.parser.QualifiedName;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;

/** Looks up tables that are written. */
final class Targets {
    private Targets() {}

    static TableDefinition table(CatalogSnapshot catalog, QualifiedName name) {
        CatalogEntry entry = catalog.find(name.parts())
                .orElseThrow(() -> catalog.notFound(name.parts()).at(name.position()));
        if (entry instanceof TableDefinition table) {
            return table;
        }
        throw SluiceException.of(ErrorCode.WRONG_DIRECTION, "'" + name + "' is a view and cannot be written")
                .at(name.position());
    }
}
