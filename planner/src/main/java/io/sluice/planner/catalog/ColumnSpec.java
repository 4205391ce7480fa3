package io.sluice.planner.catalog;

import io.sluice.core.type.SqlType;
import java.util.Optional;

/** A column of a table, its type resolved. */
public sealed interface ColumnSpec {
    String name();

    SqlType type();

    Optional<String> comment();

    /** A column that the connector reads and writes. */
    record Physical(String name, SqlType type, Optional<String> comment) implements ColumnSpec {}

    /** {@code name AS expression}, over the physical and metadata columns; the expression is SQL text with quoted names. */
    record Computed(String name, SqlType type, String expression, Optional<String> comment) implements ColumnSpec {}

    /**
     * {@code name type METADATA [FROM 'key'] [VIRTUAL]}.
     *
     * @param virtual never written
     */
    record Metadata(String name, SqlType type, String key, boolean virtual, Optional<String> comment)
            implements ColumnSpec {}
}
