package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import org.apache.calcite.sql.SqlLiteral;

/** {@code column = literal} of INSERT .. PARTITION (..). */
public record PartitionValue(String column, SqlLiteral value, SourcePosition position) {}
