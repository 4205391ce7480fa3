package io.sluice.planner.physical;

import io.sluice.planner.sql.WindowFunction;
import java.util.Set;

/**
 * The inputs whose late rows an INSERT asks for.
 *
 * @param any an input without a name: whichever window can refuse rows
 */
record LateRequest(boolean any, Set<String> names) {
    static final LateRequest NONE = new LateRequest(false, Set.of());

    boolean wants(WindowFunction function) {
        return any || function.inputNames().stream().anyMatch(names::contains);
    }
}
