package io.sluice.planner.physical;

import io.sluice.core.plan.Distribution;
import java.util.List;

/** How the spreading of rows carries over operators. */
final class Distributions {
    private Distributions() {}

    /** Groups lie where their rows lay: key i of the result is column {@code keys[i]} of the input. */
    static Distribution ofGroups(Distribution input, List<Integer> keys) {
        return input instanceof Distribution.Hash hash
                ? new Distribution.Hash(hash.keys().stream().map(keys::indexOf).toList())
                : input;
    }
}
