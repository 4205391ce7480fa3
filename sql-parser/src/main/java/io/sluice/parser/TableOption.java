package io.sluice.parser;

import io.sluice.core.error.SourcePosition;

/** {@code 'key' = 'value'} of a WITH clause or an OPTIONS hint. */
public record TableOption(String key, String value, SourcePosition keyPosition, SourcePosition valuePosition) {}
