package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import org.apache.calcite.sql.SqlNode;

/** {@code WATERMARK FOR column AS expression}. */
public record WatermarkDefinition(QualifiedName column, SqlNode expression, SourcePosition position) {}
