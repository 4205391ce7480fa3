package io.sluice.core.connector;

/**
 * A part of a source that is read in order and can be read again from any offset it has reported.
 *
 * @param id unique in the source and the same in every run over the same data, such as a path
 * @param start the offset of its beginning, in the source's own encoding
 */
public record Split(String id, byte[] start) {}
