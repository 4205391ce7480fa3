package io.sluice.parser;

import io.sluice.core.error.SourcePosition;

/** A column that a statement names. */
public record ColumnName(String name, SourcePosition position) {
    @Override
    public String toString() {
        return name;
    }
}
