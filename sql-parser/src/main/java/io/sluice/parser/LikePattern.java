package io.sluice.parser;

/**
 * {@code LIKE 'a%'} or {@code NOT LIKE 'a%'} of a SHOW statement.
 *
 * @param caseless {@code ILIKE}: upper and lower case are one
 */
public record LikePattern(String pattern, boolean negated, boolean caseless) {}
