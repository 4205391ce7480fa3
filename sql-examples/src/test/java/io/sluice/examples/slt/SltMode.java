package io.sluice.examples.slt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A way of running a file. Its answers must be the same in all of them. */
enum SltMode {
    /** As a user would. */
    PLAIN(Map.of()),
    PARALLEL_1(Map.of("parallelism.default", "1")),
    PARALLEL_2(Map.of("parallelism.default", "2")),
    PARALLEL_4(Map.of("parallelism.default", "4")),
    /** Without generated code. */
    INTERPRETED(Map.of("execution.interpreted", "true")),
    /** Every row on its own. */
    BATCH_1(Map.of("execution.batch-rows", "1", "parallelism.default", "2")),
    /** Batches that end in the midst of everything. */
    BATCH_7(Map.of("execution.batch-rows", "7")),
    /** Final rows only. Files with late rows, whose watermarks play no part there, leave it out. */
    BATCH(Map.of("execution.runtime-mode", "batch")),
    /** INSERTs die after checkpoints and go on at another parallelism, and so do queries, written to files. */
    RESTORED(Map.of());

    private static final String ALL_BUT = "all but ";

    final Map<String, String> settings;

    SltMode(Map<String, String> settings) {
        this.settings = settings;
    }

    /** As it is written in a file and shown in reports. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The modes of a file: those of its line {@code # modes: ...}, or those that are not in it, else all. */
    static List<SltMode> of(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(SltParser.MODES))
                .findFirst()
                .map(line -> named(line.substring(SltParser.MODES.length()).strip()))
                .orElse(List.of(values()));
    }

    private static List<SltMode> named(String words) {
        List<SltMode> modes = Arrays.stream(
                        words.replaceFirst("^" + ALL_BUT, "").split("[ ,]+"))
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
        return words.startsWith(ALL_BUT)
                ? Arrays.stream(values()).filter(mode -> !modes.contains(mode)).toList()
                : modes;
    }
}
