package io.sluice.connectors.filesystem;

import io.sluice.core.fs.FileNames;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file that is complete and waits to be seen; what a checkpoint remembers of it. Names are relative to the table's
 * directory, so that a directory can be moved together with its checkpoints.
 *
 * @param hidden {@code .part-<job>-<attempt>-<task>-<number>.inprogress}
 * @param visible {@code part-<attempt>-<task>-<number>.<format>}, below the directories of its partition; a partition
 *     appears with its first file
 * @param length in bytes
 */
record PartFile(String hidden, String visible, long length) {
    private static final int VERSION = 1;
    private static final String SUFFIX = ".inprogress";

    /** @param partition its directory, relative to the table's; empty when there is none */
    static PartFile of(String job, String attempt, int task, long number, String partition, String format) {
        String name = safe(attempt) + "-" + task + "-" + number;
        String visible = "part-" + name + "." + format;
        return new PartFile(
                hiddenPrefix(job) + name + SUFFIX, partition.isEmpty() ? visible : partition + "/" + visible, 0);
    }

    /** The directory of its partition, relative to the table's; empty when there is none. */
    String partition() {
        return visible.substring(0, Math.max(0, visible.lastIndexOf('/')));
    }

    PartFile withLength(long newLength) {
        return new PartFile(hidden, visible, newLength);
    }

    /** Whether a file is one that a job has begun and not committed. */
    static boolean isInProgress(String name, String job) {
        return name.startsWith(hiddenPrefix(job)) && name.endsWith(SUFFIX);
    }

    /** Ends in a dash that no encoded job name holds, so that no job's prefix begins another's. */
    private static String hiddenPrefix(String job) {
        return ".part-" + FileNames.limited(safe(job)) + "-";
    }

    private static String safe(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("-", "%2D")
                .replace("*", "%2A");
    }

    byte[] encode() {
        BytesWriter out = new BytesWriter();
        out.putByte(VERSION);
        out.putString(hidden);
        out.putString(visible);
        out.putLong(length);
        return out.toByteArray();
    }

    static PartFile decode(byte[] bytes) {
        BytesReader in = new BytesReader(bytes);
        int version = in.getByte();
        if (version != VERSION) {
            throw new IllegalStateException("a part file of version " + version + ", known is " + VERSION);
        }
        return new PartFile(in.getString(), in.getString(), in.getLong());
    }
}
