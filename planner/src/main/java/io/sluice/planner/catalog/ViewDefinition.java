package io.sluice.planner.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A view: a named query, planned anew wherever it is used; of one that is materialized a job keeps the rows.
 *
 * @param query SQL text with quoted names; names that are not qualified are looked up in {@code currentCatalog} and
 *     {@code currentDatabase}, those of the session that created the view
 * @param columnNames of the view, one per column of the query
 * @param rowType what the query gave when the view was created, for SHOW and DESCRIBE
 * @param rowTimes the columns among them that were row times then
 */
public record ViewDefinition(
        ObjectPath path,
        String query,
        String currentCatalog,
        String currentDatabase,
        List<String> columnNames,
        RowType rowType,
        Set<String> rowTimes,
        Optional<String> comment,
        boolean materialized)
        implements CatalogEntry {
    public ViewDefinition {
        columnNames = List.copyOf(columnNames);
        rowTimes = Set.copyOf(rowTimes);
    }

    /** The same view under another name. */
    public ViewDefinition withPath(ObjectPath newPath) {
        return new ViewDefinition(
                newPath, query, currentCatalog, currentDatabase, columnNames, rowType, rowTimes, comment, materialized);
    }
}
