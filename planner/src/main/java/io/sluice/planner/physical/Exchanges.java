package io.sluice.planner.physical;

import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import java.util.List;

/** Puts exchanges where rows must change tasks, and nowhere else. */
final class Exchanges {
    private Exchanges() {}

    /** Rows that are equal in {@code keys} in one task; all rows in one task when there are no keys. */
    static Stream byKeys(Stream stream, List<Integer> keys) {
        if (keys.isEmpty()) {
            return single(stream);
        }
        boolean together = stream.distribution()
                .map(d -> d instanceof Distribution.Hash hash ? keys.containsAll(hash.keys()) : true)
                .orElse(false);
        return together ? stream : exchange(stream, new Distribution.Hash(keys));
    }

    static Stream single(Stream stream) {
        boolean isSingle =
                stream.distribution().map(Distribution.Single.class::isInstance).orElse(false);
        return isSingle ? stream : exchange(stream, new Distribution.Single());
    }

    static Stream exchange(Stream stream, Distribution distribution) {
        return stream.withDistribution(new ExchangeNode(stream.node(), distribution), distribution);
    }
}
