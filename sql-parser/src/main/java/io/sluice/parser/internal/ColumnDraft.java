package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.core.type.SqlType;
import io.sluice.parser.ColumnDefinition;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** A column definition while the grammar reads it. The grammar sets the fields. */
final class ColumnDraft {
    final SqlIdentifier name;
    SqlNode expression;
    boolean metadata;
    SqlNode metadataKey;
    boolean virtual;
    SqlNode comment;
    private SqlType type;

    ColumnDraft(SqlIdentifier name) {
        this.name = name;
    }

    void type(SqlNode typeNode, boolean nullable) {
        type = ColumnTypes.of(typeNode).withNullable(nullable);
    }

    ColumnDefinition build(SourcePosition position) {
        String simple = name.getSimple();
        Optional<String> text = AstNodes.optionalString(comment);
        if (expression != null) {
            return new ColumnDefinition.Computed(simple, expression, text, position);
        }
        if (metadata) {
            Optional<String> key = AstNodes.optionalString(metadataKey);
            return new ColumnDefinition.Metadata(simple, type, key, virtual, text, position);
        }
        return new ColumnDefinition.Physical(simple, type, text, position);
    }
}
