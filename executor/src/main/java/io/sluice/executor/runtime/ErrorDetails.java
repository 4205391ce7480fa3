package io.sluice.executor.runtime;

/** Keeps what developers need to know of a bug, so that users need not see it. Safe for several threads. */
@FunctionalInterface
public interface ErrorDetails {
    /** Writes the failure down. Returns where, in words: {@code the details are in 'logs/crash-1.txt'}. */
    String write(Throwable failure);
}
