package io.sluice.driver.value;

import io.sluice.core.type.SqlType;
import java.sql.Struct;
import java.util.List;
import java.util.Map;

/** A ROW. Immutable; equal to one of the same type with equal attributes. */
public record SqlStruct(List<Object> attributes, SqlType type) implements Struct {
    @Override
    public String getSQLTypeName() {
        return type.withNullable(true).toString();
    }

    @Override
    public Object[] getAttributes() {
        return attributes.toArray();
    }

    @Override
    public Object[] getAttributes(Map<String, Class<?>> map) {
        return getAttributes();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}
