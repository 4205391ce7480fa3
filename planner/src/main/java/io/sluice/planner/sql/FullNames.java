package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.planner.catalog.CatalogSnapshot;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** The validator names only the part of a dotted table name that it stumbled over; this names the whole, and the nearest. */
final class FullNames {
    private FullNames() {}

    static SluiceException restore(SluiceException error, SqlNode query, CatalogSnapshot catalog) {
        if (error.code() != ErrorCode.TABLE_NOT_FOUND || error.position().isEmpty()) {
            return error;
        }
        SourcePosition position = error.position().get();
        SqlIdentifier[] found = new SqlIdentifier[1];
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier id) {
                if (id.names.size() > 1 && Positions.of(id.getParserPosition()).equals(position)) {
                    found[0] = id;
                }
                return null;
            }
        });
        if (found[0] == null) {
            return error;
        }
        return SluiceException.of(error.code(), "Table '" + String.join(".", found[0].names) + "' not found")
                .at(position)
                .hint(nearest(found[0].names, catalog)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("SHOW TABLES lists what there is in the current database"))
                .causedBy(error.getCause());
    }

    /** Among names written with as many parts: a database may be misspelt as well as a table. */
    private static Optional<String> nearest(List<String> names, CatalogSnapshot catalog) {
        List<String> known = catalog.entries().keySet().stream()
                .filter(path -> names.size() > 2 || path.catalog().equals(catalog.currentCatalog()))
                .map(path -> names.size() > 2
                        ? String.join(".", path.catalog(), path.database(), path.name())
                        : path.database() + "." + path.name())
                .sorted()
                .toList();
        return NearestName.of(String.join(".", names), known);
    }
}
