package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import io.sluice.core.type.SqlType;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** A column of CREATE TABLE. */
public sealed interface ColumnDefinition {
    String name();

    Optional<String> comment();

    /** Of the whole definition. */
    SourcePosition position();

    <R> R accept(Visitor<R> visitor);

    /** A column that the connector reads and writes. The type holds the nullability. */
    record Physical(String name, SqlType type, Optional<String> comment, SourcePosition position)
            implements ColumnDefinition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPhysical(this);
        }
    }

    /** {@code name AS expression}. */
    record Computed(String name, SqlNode expression, Optional<String> comment, SourcePosition position)
            implements ColumnDefinition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitComputed(this);
        }
    }

    /**
     * {@code name TYPE METADATA [FROM 'key'] [VIRTUAL]}.
     *
     * @param key absent when the column's name is the key
     * @param virtual never written
     */
    record Metadata(
            String name,
            SqlType type,
            Optional<String> key,
            boolean virtual,
            Optional<String> comment,
            SourcePosition position)
            implements ColumnDefinition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMetadata(this);
        }
    }

    /** One method per kind of column. */
    interface Visitor<R> {
        R visitPhysical(Physical column);

        R visitComputed(Computed column);

        R visitMetadata(Metadata column);
    }
}
