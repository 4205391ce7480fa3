package io.sluice.executor.runtime;

/**
 * One restart of a job.
 *
 * @param number from 1
 * @param atMillis when it was decided, by the job's wall clock
 * @param from what it goes on from, in words: a checkpoint, or the beginning
 * @param reason why
 */
public record RestartReport(int number, long atMillis, String from, String reason) {}
