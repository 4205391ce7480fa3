package io.sluice.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How wide a job runs; its results must not depend on it.
 *
 * @param parallelism 0: the default
 * @param batchRows 0: the default
 */
record Widths(int parallelism, int batchRows) {
    /** Every parallelism with every batch size. */
    static Stream<Widths> all() {
        return Stream.of(0, 1, 2, 4)
                .flatMap(parallelism -> Stream.of(0, 1, 7, 1000).map(rows -> new Widths(parallelism, rows)));
    }

    List<String> arguments() {
        List<String> words = new ArrayList<>();
        if (parallelism > 0) {
            words.addAll(List.of("-D", "parallelism.default=" + parallelism));
        }
        if (batchRows > 0) {
            words.addAll(List.of("-D", "execution.batch-rows=" + batchRows));
        }
        return words;
    }
}
