package io.sluice.shell.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.shell.input.InputPiece.Command;
import io.sluice.shell.input.InputPiece.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputSplitterTest {
    @Test
    void aBackslashBeginsACommandThatEndsWithItsLine() {
        assertEquals(
                List.of(new Sql("SELECT 1;\n", 1), new Command("d", "orders"), new Sql("SELECT 2;", 3)),
                InputSplitter.split("SELECT 1;\n\\d  orders \nSELECT 2;"));
        assertEquals(List.of(new Sql("SELECT 1 ", 1), new Command("gx", "")), InputSplitter.split("SELECT 1 \\gx"));
        assertEquals(List.of(new Command("?", "")), InputSplitter.split("\\?\n\n"));
    }

    @Test
    void notWithinStringsNamesAndComments() {
        String text = "SELECT '\\d', `\\x` -- \\q\n /* \\q */ ;";
        assertEquals(List.of(new Sql(text, 1)), InputSplitter.split(text));
    }

    @Test
    void whatACommandSaysOpensNoString() {
        assertEquals(
                List.of(new Command("echo", "it's"), new Sql("VALUES (1);", 2)),
                InputSplitter.split("\\echo it's\nVALUES (1);"));
    }

    @Test
    void sqlIsCompleteWithItsSemicolonAndACommandWithItsLine() {
        assertTrue(InputSplitter.isComplete("\\d\n"));
        assertTrue(InputSplitter.isComplete("SELECT 1 \\g\n"));
        assertTrue(InputSplitter.isComplete("SELECT 1;\n"));
        assertTrue(InputSplitter.isComplete("\n"));
        assertTrue(InputSplitter.isComplete("quit\n"));
        assertFalse(InputSplitter.isComplete("SELECT 1\n"));
        assertFalse(InputSplitter.isComplete("SELECT ';\n"));
        assertFalse(InputSplitter.isComplete("\\x\nSELECT 1\n"));
    }
}
