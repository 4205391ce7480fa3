package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.Optional;

/** A column of CREATE VIEW v (a COMMENT 'x', b). */
public record ViewColumn(String name, Optional<String> comment, SourcePosition position) {}
