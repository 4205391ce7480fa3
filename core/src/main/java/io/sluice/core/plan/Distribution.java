package io.sluice.core.plan;

import java.util.List;

/** To which task of the next pipeline a row goes. */
public sealed interface Distribution {
    /** By the key group of these columns: equal keys meet in one task. */
    record Hash(List<Integer> keys) implements Distribution {
        public Hash {
            keys = List.copyOf(keys);
        }
    }

    /** All to task 0; the next pipeline has one task. */
    record Single() implements Distribution {}
}
