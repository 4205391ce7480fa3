package io.sluice.core.fs;

/** A directory entry. Length in bytes, time in milliseconds since the epoch. */
public record FileStatus(String path, boolean directory, long length, long modifiedMillis) {
    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
