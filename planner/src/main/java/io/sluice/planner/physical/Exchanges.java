package io.sluice.planner.physical;

import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import java.util.List;

/** Puts exchanges where rows must change tasks, and nowhere else. */
final class Exchanges {
    private Exchanges() {}

    /**
     * Rows that are equal in {@code keys} in one task; all rows in one task when there are no keys. Rows that are together
     * because they are equal in some of the keys are sent on all the same: state is restored to the task to which
     * the hash of the whole key leads.
     */
    static Stream byKeys(Stream stream, List<Integer> keys) {
        if (keys.isEmpty()) {
            return single(stream);
        }
        Distribution wanted = new Distribution.Hash(keys);
        boolean together = stream.distribution()
                .map(d -> d.equals(wanted) || d instanceof Distribution.Single)
                .orElse(false);
        return together ? stream : exchange(stream, wanted);
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
