package io.sluice.examples.kill;

import java.util.HashMap;
import java.util.Map;

/** How often each line must stand in the files of the result table and of the late table; their order is not defined. */
record Expected(Map<String, Integer> result, Map<String, Integer> late) {
    Expected() {
        this(new HashMap<>(), new HashMap<>());
    }

    void row(String line) {
        result.merge(line, 1, Integer::sum);
    }

    void lateRow(String line) {
        late.merge(line, 1, Integer::sum);
    }

    int rows() {
        return result.values().stream().mapToInt(Integer::intValue).sum()
                + late.values().stream().mapToInt(Integer::intValue).sum();
    }
}
