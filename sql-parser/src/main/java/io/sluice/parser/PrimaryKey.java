package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;

/** {@code PRIMARY KEY (columns) NOT ENFORCED}, of a table or of one column. */
public record PrimaryKey(List<ColumnName> columns, SourcePosition position) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
