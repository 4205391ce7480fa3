package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, checked on the sources: who may import whom, how long a file may be, what no code may call. */
class HouseRulesTest {
    /** Which rooms a room may look into; its own is always allowed. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("functions", Set.of("core")),
            Map.entry("sql-parser", Set.of("core")),
            Map.entry("planner", Set.of("core", "functions", "parser")),
            Map.entry("executor", Set.of("core", "functions")),
            Map.entry("connectors", Set.of("core", "functions")),
            Map.entry("state-rocksdb", Set.of("core")),
            Map.entry("engine", Set.of("core", "functions", "parser", "planner", "executor", "connectors")),
            Map.entry("jdbc-driver", Set.of("core")),
            Map.entry("server", Set.of("core", "engine", "driver")),
            Map.entry("shell", Set.of("core", "parser", "engine")),
            Map.entry("benchmarks", Set.of("core", "engine", "server")));

    private static final Set<String> KNOW_CALCITE = Set.of("sql-parser", "planner");
    private static final Set<String> KNOW_AVATICA = Set.of("sql-parser", "planner", "jdbc-driver");
    private static final int LONGEST_FILE = 500;
    private static final Pattern OWN_PACKAGE = Pattern.compile("\\bio\\.sluice\\.([a-z]+)\\.");

    /** Calls that belong to the rim or to nobody, and the files that are the rim. */
    private static final Map<String, Set<String>> FORBIDDEN = Map.of(
            "System.currentTimeMillis", Set.of("Clock.java"),
            "System.nanoTime", Set.of("Clock.java"),
            "Thread.sleep", Set.of(),
            "ObjectInputStream", Set.of(),
            "printStackTrace(", Set.of("CrashReport.java"),
            "System.exit", Set.of("Main.java"));

    private static final Path ROOT = root();

    @Test
    void roomsImportOnlyDownwards() {
        List<String> breaches = new ArrayList<>();
        for (String room : MAY_IMPORT.keySet()) {
            for (Path file : javaFiles(room, "main")) {
                Matcher m = OWN_PACKAGE.matcher(read(file));
                while (m.find()) {
                    String target = m.group(1);
                    if (!target.equals(packageOf(room)) && !MAY_IMPORT.get(room).contains(target)) {
                        breaches.add(ROOT.relativize(file) + " uses " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), breaches.stream().distinct().toList());
    }

    @Test
    void onlyParserAndPlannerKnowCalcite() {
        assertEquals(List.of(), filesNaming("org\\.apache\\.calcite(?!\\.avatica)", KNOW_CALCITE));
    }

    @Test
    void onlyTheDriverKnowsAvatica() {
        assertEquals(List.of(), filesNaming("org\\.apache\\.calcite\\.avatica", KNOW_AVATICA));
    }

    @Test
    void onlyStateRocksdbKnowsRocksdb() {
        assertEquals(List.of(), filesNaming("org\\.rocksdb", Set.of("state-rocksdb")));
    }

    @Test
    void everyRoomOfTheBuildIsKnownHere() {
        Matcher m = Pattern.compile("<module>([^<]+)</module>").matcher(read(ROOT.resolve("pom.xml")));
        Set<String> unknown = new TreeSet<>();
        while (m.find()) {
            String room = m.group(1);
            if (!MAY_IMPORT.containsKey(room) && !javaFiles(room, "main").isEmpty()) {
                unknown.add(room);
            }
        }
        assertEquals(Set.of(), unknown, "name the room and what it may import in MAY_IMPORT");
    }

    @Test
    void filesAreShort() {
        List<String> breaches = new ArrayList<>();
        for (Path file : allJavaFiles()) {
            long lines = read(file).lines().count();
            if (lines > LONGEST_FILE) {
                breaches.add(ROOT.relativize(file) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void nobodyCallsWhatIsForbidden() {
        List<String> breaches = new ArrayList<>();
        for (Path file : allJavaFiles()) {
            String name = file.getFileName().toString();
            if (name.equals("HouseRulesTest.java") || file.startsWith(ROOT.resolve("benchmarks"))) {
                continue;
            }
            String code = read(file).replaceAll("//[^\n]*|(?s)/\\*.*?\\*/", "");
            FORBIDDEN.forEach((call, rim) -> {
                if (code.contains(call) && !rim.contains(name)) {
                    breaches.add(ROOT.relativize(file) + " uses " + call);
                }
            });
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void sourcesAreFound() {
        assertTrue(javaFiles("core", "main").size() > 20, "the test looks in the wrong place");
    }

    /** The files that match a library's name, but for those of the rooms that know it. */
    private static List<String> filesNaming(String pattern, Set<String> knowIt) {
        Pattern library = Pattern.compile(pattern);
        List<String> breaches = new ArrayList<>();
        for (String room : MAY_IMPORT.keySet()) {
            if (!knowIt.contains(room)) {
                javaFiles(room, "main").stream()
                        .filter(f -> library.matcher(read(f)).find())
                        .forEach(f -> breaches.add(ROOT.relativize(f).toString()));
            }
        }
        return breaches;
    }

    private static String packageOf(String room) {
        return room.substring(room.indexOf('-') + 1);
    }

    private static List<Path> allJavaFiles() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> rooms = Files.list(ROOT)) {
            rooms.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .forEach(room -> {
                        files.addAll(javaFiles(room, "main"));
                        files.addAll(javaFiles(room, "test"));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<Path> javaFiles(String room, String part) {
        Path sources = ROOT.resolve(room).resolve("src").resolve(part).resolve("java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("sql-examples"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no folder above holds the project");
        }
        return here;
    }
}
