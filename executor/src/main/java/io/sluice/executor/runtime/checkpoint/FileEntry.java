package io.sluice.executor.runtime.checkpoint;

/**
 * A file of a checkpoint as its manifest knows it.
 *
 * @param crc CRC32C of all its bytes
 */
public record FileEntry(TaskId task, String name, long length, int crc) {}
