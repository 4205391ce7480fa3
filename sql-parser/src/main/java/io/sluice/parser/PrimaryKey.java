package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * {@code [CONSTRAINT name] PRIMARY KEY (columns) NOT ENFORCED}, of a table or of one column.
 */
public record PrimaryKey(Optional<String> name, List<ColumnName> columns, SourcePosition position) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
