package io.sluice.core.error;

/** Who can mend an error. A {@link #USER} error is never restarted: it would fail again. */
public enum ErrorKind {
    /** The statement, the data or a setting is wrong. */
    USER,
    /** A bug of Sluice. */
    INTERNAL,
    /** Memory, disk, handles or a configured bound ran out. */
    RESOURCE,
    /** Something outside the process failed: a file system, a server. */
    EXTERNAL
}
