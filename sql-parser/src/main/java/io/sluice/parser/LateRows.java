package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.Optional;

/**
 * {@code LATE ROWS [OF source] INTO target} of an INSERT.
 *
 * @param source the table, view or alias whose late rows are meant; may be left out when only one input can be late
 */
public record LateRows(Optional<QualifiedName> source, QualifiedName target, SourcePosition position) {}
