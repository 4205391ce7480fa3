package io.sluice.examples.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody who reads the folder of a table while jobs that write to it come and go. Every file is read when it is first
 * seen; a line that the oracle does not have, or has less often, is a fault at once, and a file that is gone or changed
 * later is one too: what was seen must stay.
 */
final class TableReader {
    private static final int MOST_NAMED = 5;

    private final String what;
    private final Path folder;
    private final Map<String, Integer> expected;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Path, byte[]> files = new HashMap<>();

    TableReader(String what, Path folder, Map<String, Integer> expected) {
        this.what = what;
        this.folder = folder;
        this.expected = expected;
    }

    /** Reads what is new. */
    void look() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : visible()) {
            if (!files.containsKey(file)) {
                take(file, Files.readAllBytes(file), faults);
            }
        }
        refuse(faults);
    }

    private void take(Path file, byte[] bytes, List<String> faults) {
        files.put(file, bytes);
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int times = seen.merge(line, 1, Integer::sum);
            int wanted = expected.getOrDefault(line, 0);
            if (times > wanted) {
                faults.add((wanted == 0 ? "wrong: " : "twice: ") + line + " in " + file.getFileName());
            }
        });
    }

    /** Reads everything again: all that was ever seen must be there as it was. */
    void check() throws IOException {
        look();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            try {
                if (!Arrays.equals(file.getValue(), Files.readAllBytes(file.getKey()))) {
                    faults.add("changed: " + file.getKey().getFileName());
                }
            } catch (NoSuchFileException e) {
                faults.add("withdrawn: " + file.getKey().getFileName());
            }
        }
        refuse(faults);
    }

    /** After the job's end: nothing may be missing either. */
    void checkAll() throws IOException {
        check();
        List<String> faults = new ArrayList<>();
        expected.forEach((line, times) -> {
            if (seen.getOrDefault(line, 0) < times) {
                faults.add("lost: " + line);
            }
        });
        refuse(faults);
    }

    private void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError(what + ": " + faults.size() + " faults, such as "
                    + faults.subList(0, Math.min(MOST_NAMED, faults.size())));
        }
    }

    private List<Path> visible() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !hidden(file.getFileName().toString())).toList();
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }
}
