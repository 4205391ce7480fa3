package io.sluice.executor.runtime.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What sinks have prepared and not yet committed, by the checkpoint whose completion makes it visible. What belonged to
 * a checkpoint that was given up goes with the next one. Not thread-safe.
 */
public final class PendingCommits {
    private final NavigableMap<Long, Map<String, List<byte[]>>> byCheckpoint = new TreeMap<>();

    /** @param committables by the sink's operator id */
    public void add(long checkpointId, Map<String, List<byte[]>> committables) {
        if (!committables.isEmpty()) {
            merge(committables, byCheckpoint.computeIfAbsent(checkpointId, id -> new TreeMap<>()));
        }
    }

    /** All that is to be committed when {@code checkpointId} is complete. */
    public Map<String, List<byte[]>> upTo(long checkpointId) {
        Map<String, List<byte[]>> merged = new TreeMap<>();
        byCheckpoint.headMap(checkpointId, true).values().forEach(c -> merge(c, merged));
        return merged;
    }

    public void removeUpTo(long checkpointId) {
        byCheckpoint.headMap(checkpointId, true).clear();
    }

    public void clear() {
        byCheckpoint.clear();
    }

    private static void merge(Map<String, List<byte[]>> from, Map<String, List<byte[]>> into) {
        from.forEach((sink, some) ->
                into.computeIfAbsent(sink, s -> new ArrayList<>()).addAll(some));
    }
}
