package io.sluice.examples.slt;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the golden files in each of their modes. {@code -Dslt.complete=true} writes their answers instead, and
 * {@code -Dslt.file=NAME,NAME} and {@code -Dslt.mode=MODE} pick some.
 */
class SltTest {
    private static final Path FOLDER = Path.of("sql-examples/src/test/resources/slt");

    @TestFactory
    Stream<DynamicContainer> goldenFiles() throws IOException {
        List<String> names = List.of(System.getProperty("slt.file", "").split(","));
        List<Path> paths;
        try (Stream<Path> all = Files.walk(FOLDER)) {
            paths = all.filter(p -> p.toString().endsWith(".slt"))
                    .filter(p -> names.stream().anyMatch(p.getFileName().toString()::contains))
                    .sorted()
                    .toList();
        }
        assertFalse(paths.isEmpty(), "no golden files in " + FOLDER.toAbsolutePath());
        return paths.stream()
                .map(SltFile::new)
                .map(file -> DynamicContainer.dynamicContainer(file.name(), tests(file)));
    }

    private static Stream<DynamicTest> tests(SltFile file) {
        if (Boolean.getBoolean("slt.complete")) {
            return Stream.of(DynamicTest.dynamicTest("complete", file::complete));
        }
        String wanted = System.getProperty("slt.mode", "");
        return file.modes().stream()
                .filter(mode -> mode.label().contains(wanted))
                .map(mode -> DynamicTest.dynamicTest(mode.label(), () -> file.verify(mode)));
    }
}
