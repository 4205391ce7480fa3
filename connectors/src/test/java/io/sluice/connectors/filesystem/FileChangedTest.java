package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Tables;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a checkpoint when the files that it had read are no longer what they were. */
class FileChangedTest {
    private static final String FIRST = "1\n2\n";

    private final MemoryFileSystem files = new MemoryFileSystem();

    private Source source() {
        return Tables.source(files, Tables.table("a INT", "connector", "filesystem", "path", "/f", "format", "csv"));
    }

    private byte[] offsetAfter(int rows, String content) {
        Tables.write(files, "/f", content);
        Split split = source().splits().get(0);
        try (SplitReader reader = source().open(split, split.start(), List.of(0))) {
            reader.read(rows);
            return reader.offset();
        }
    }

    private List<String> goOn(byte[] offset, String content) {
        Tables.write(files, "/f", content);
        try (SplitReader reader = source().open(new Split("/f", offset), offset, List.of(0))) {
            return Tables.drain(reader, 10);
        }
    }

    private void refused(byte[] offset, String content, String why) {
        SluiceException e = assertThrows(SluiceException.class, () -> goOn(offset, content));
        assertEquals(ErrorCode.SOURCE_CHANGED, e.code());
        assertTrue(e.getMessage().contains(why), e::getMessage);
        assertTrue(e.getMessage().contains("'/f'"), e::getMessage);
    }

    @Test
    void aShorterFileIsRefused() {
        byte[] offset = offsetAfter(2, FIRST + "3\n");
        refused(offset, "1\n", "it has 2 bytes and was read up to byte 4");
        refused(offset, "", "it has 0 bytes");
    }

    @Test
    void anotherFileUnderTheSameNameIsRefused() {
        byte[] offset = offsetAfter(2, FIRST + "3\n");
        refused(offset, "9\n8\n7\n6\n", "no longer the same");
    }

    @Test
    void aFileChangedNearTheOffsetIsRefused() {
        String head = "5\n".repeat(3000);
        byte[] offset = offsetAfter(4000, head + "6\n7\n");
        assertEquals(List.of(), goOn(offset, head + "6\n7\n"));
        refused(offset, head + "6\n8\n", "no longer the same");
    }

    @Test
    void aFileThatHasGrownIsReadOn() {
        byte[] offset = offsetAfter(2, FIRST);
        assertEquals(List.of("3", "4"), goOn(offset, FIRST + "3\n4\n"));
    }

    @Test
    void fromItsBeginningAnyFileIsRead() {
        byte[] offset = offsetAfter(0, FIRST);
        assertEquals(List.of("7"), goOn(offset, "7\n"));
    }

    @Test
    void aFileThatIsGoneIsNamed() throws java.io.IOException {
        byte[] offset = offsetAfter(1, FIRST);
        files.deleteRecursively("/f");
        SluiceException e =
                assertThrows(SluiceException.class, () -> source().open(new Split("/f", offset), offset, List.of(0)));
        assertEquals(ErrorCode.FILE_NOT_FOUND, e.code());
    }
}
