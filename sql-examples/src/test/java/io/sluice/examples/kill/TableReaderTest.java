package io.sluice.examples.kill;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The reader of the storm sees each kind of fault that it is there for. */
class TableReaderTest {
    @TempDir
    private Path folder;

    private TableReader reader() {
        return new TableReader("orders", folder, Map.of("a", 1, "b", 2));
    }

    private void write(String name, String lines) throws IOException {
        Files.writeString(folder.resolve(name), lines);
    }

    private static void assertFault(String fault, Executable look) {
        AssertionError error = assertThrows(AssertionError.class, look);
        assertTrue(error.getMessage().contains(fault), error.getMessage());
    }

    @Test
    void whatIsCompleteAndHiddenFilesAreNoFault() throws IOException {
        TableReader reader = reader();
        write("part-1", "a\nb\n");
        write(".part-2", "c\n");
        reader.check();
        write("part-3", "b\n");
        assertDoesNotThrow(reader::checkAll);
    }

    @Test
    void lost() throws IOException {
        TableReader reader = reader();
        write("part-1", "a\nb\n");
        reader.check();
        assertFault("lost: b", reader::checkAll);
    }

    @Test
    void twice() throws IOException {
        TableReader reader = reader();
        write("part-1", "a\n");
        reader.look();
        write("part-2", "a\n");
        assertFault("twice: a", reader::look);
    }

    @Test
    void wrong() throws IOException {
        write("part-1", "c\n");
        assertFault("wrong: c", reader()::look);
    }

    @Test
    void withdrawnOrChanged() throws IOException {
        TableReader reader = reader();
        write("part-1", "a\n");
        write("part-2", "b\n");
        reader.look();
        write("part-2", "b\nb\n");
        assertFault("changed: part-2", reader::check);
        Files.delete(folder.resolve("part-1"));
        assertFault("withdrawn: part-1", reader::check);
    }
}
