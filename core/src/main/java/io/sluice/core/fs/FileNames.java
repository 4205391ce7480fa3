package io.sluice.core.fs;

import java.nio.charset.StandardCharsets;

/** Names of files made from names that users give or that are put together from those of tables. */
public final class FileNames {
    /** File systems take 255 bytes; other parts of a name need some of them. */
    private static final int LONGEST = 120;

    private static final int KEPT = 100;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private FileNames() {}

    /**
     * A name of at most 120 characters: the name itself, or its beginning and a hash of the whole.
     *
     * @param encoded URL-encoded, so that it holds no tilde, which parts the hash off
     */
    public static String limited(String encoded) {
        if (encoded.length() <= LONGEST) {
            return encoded;
        }
        return encoded.substring(0, KEPT) + "~" + Long.toHexString(hash(encoded));
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }
}
