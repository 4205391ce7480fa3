package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.stream.Collectors;

/** A name of one or more parts, such as {@code catalog.database.table}, as it was written, back-ticks removed. */
public record QualifiedName(List<String> parts, SourcePosition position) {
    public QualifiedName {
        parts = List.copyOf(parts);
    }

    /** The last part. */
    public String last() {
        return parts.get(parts.size() - 1);
    }

    /** Every part in back-ticks. */
    public String toSql() {
        return parts.stream().map(SluiceSql::quoteName).collect(Collectors.joining("."));
    }

    /** Parts joined by dots, for messages. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
