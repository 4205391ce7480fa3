package io.sluice.parser;

/** {@code LIKE 'a%'} or {@code NOT LIKE 'a%'} of a SHOW statement. */
public record LikePattern(String pattern, boolean negated) {}
