package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.MetadataColumn;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.SqlType;
import io.sluice.functions.FunctionRegistry;
import java.util.List;
import java.util.Map;

/** Checks the keys of METADATA columns against those that a connector knows. */
public final class MetadataKeys {
    private MetadataKeys() {}

    /**
     * The metadata columns of a table with the types that its connector gives.
     *
     * @throws SluiceException {@code UNKNOWN_METADATA}; {@code TYPE_MISMATCH} when there is no cast to the column's type
     */
    public static List<MetadataColumn> resolved(TableSpec table, Map<String, SqlType> known) {
        return table.metadata().stream().map(m -> resolved(table, m, known)).toList();
    }

    private static MetadataColumn resolved(TableSpec table, MetadataColumn column, Map<String, SqlType> known) {
        SqlType given = known.get(column.key());
        if (given == null) {
            throw unknown(table, column, known);
        }
        if (!FunctionRegistry.builtIn().canCast(given, column.type())) {
            throw SluiceException.of(
                            ErrorCode.TYPE_MISMATCH,
                            "Metadata column '" + column.name() + "' is "
                                    + column.type().withNullable(true) + ", metadata '" + column.key() + "' is "
                                    + given.withNullable(true))
                    .hint("declare it as " + given.withNullable(true));
        }
        return column.withType(given);
    }

    private static SluiceException unknown(TableSpec table, MetadataColumn column, Map<String, SqlType> known) {
        String connector = table.options().get("connector");
        SluiceException error = SluiceException.of(
                ErrorCode.UNKNOWN_METADATA,
                "Connector '" + connector + "' has no metadata '" + column.key() + "', which column '" + column.name()
                        + "' asks for");
        SluiceException described = known.isEmpty()
                ? error.hint("it has no metadata at all: leave the column out")
                : error.expected("one of " + String.join(", ", known.keySet()));
        return NearestName.of(column.key(), known.keySet())
                .map(near -> described.hint("did you mean METADATA FROM '" + near + "'?"))
                .orElse(described);
    }
}
