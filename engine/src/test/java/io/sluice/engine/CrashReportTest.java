package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrashReportTest {
    @Test
    void anErrorOfTheUserIsShownAsItIs() {
        SluiceException error = SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "Table 't' not found");
        assertSame(error, CrashReport.describe(error));
    }

    @Test
    void aBugIsOneLineAndAFileWithTheRest() throws IOException {
        SluiceException error = CrashReport.describe(new IllegalStateException("odd"));
        assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
        String hint = error.hint().orElseThrow();
        assertTrue(hint.startsWith("this is a bug of Sluice"), hint);
        Path file = Path.of(hint.substring(hint.indexOf("are in ") + "are in ".length()));
        try {
            assertTrue(Files.readString(file).contains("java.lang.IllegalStateException: odd"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whatHasBeenWrittenDownIsNotWrittenAgain() {
        SluiceException error = SluiceException.of(ErrorCode.INTERNAL_ERROR, "a bug; the details are in x")
                .hint("please report it");
        assertSame(error, CrashReport.describe(error));
    }

    @Test
    void aFullHeapSaysHowToGetMore() {
        SluiceException error = CrashReport.describe(new OutOfMemoryError("Java heap space"));
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
    }
}
