package io.sluice.core.plan;

import io.sluice.core.type.SqlType;

/**
 * A column of a table that does not come from the record but from what the connector knows about it, such as the name
 * of the file it stands in.
 *
 * @param name of the column
 * @param key which metadata, one of {@link io.sluice.core.connector.Connector#metadata}
 * @param type in a plan: the connector's type for the key, which the plan casts to the column's
 */
public record MetadataColumn(String name, String key, SqlType type) {
    public MetadataColumn withType(SqlType newType) {
        return new MetadataColumn(name, key, newType);
    }
}
