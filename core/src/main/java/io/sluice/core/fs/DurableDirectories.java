package io.sluice.core.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * Makes directories so that a power failure does not take them, with all that was made durable in them. That one is
 * there does not mean that its name is durable: who made it may have died, or failed, before it was. So every name on
 * the path is made durable each time.
 */
public final class DurableDirectories {
    private DurableDirectories() {}

    /** @param path absolute */
    public static void create(FileSystem files, String path) throws IOException {
        create(files, "", path);
    }

    /**
     * The same, below a directory whose own name is durable.
     *
     * @param top absolute, or empty: the root
     * @param path absolute, below {@code top}
     */
    public static void create(FileSystem files, String top, String path) throws IOException {
        files.createDirectories(path);
        String at = path;
        while (at.length() > top.length() && at.lastIndexOf('/') >= 0) {
            at = at.substring(0, at.lastIndexOf('/'));
            try {
                files.syncDirectory(at.isEmpty() ? "/" : at);
            } catch (AccessDeniedException notOurs) {
                return; // a directory above that is closed to us: whoever owns it has made the names in it
            }
        }
    }
}
