package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What becomes of a bug: the user gets one line and the name of a file that holds the rest. */
final class CrashReport {
    private static final String HINT = "this is a bug of Sluice, not of your statement; please report it";

    private CrashReport() {}

    /** An error to show for any exception; a {@link SluiceException} that is no bug is shown as it is. */
    static SluiceException describe(Throwable failure) {
        if (failure instanceof SluiceException known && known.code() != ErrorCode.INTERNAL_ERROR) {
            return known;
        }
        if (failure instanceof OutOfMemoryError) {
            return SluiceException.of(ErrorCode.OUT_OF_MEMORY, "The heap is full: " + failure.getMessage())
                    .hint("give it more: SLUICE_JAVA_OPTS=-Xmx4g");
        }
        SluiceException error = failure instanceof SluiceException known
                ? known
                : SluiceException.of(ErrorCode.INTERNAL_ERROR, "Sluice failed: " + failure);
        return error.hint(HINT + writeDetails(failure));
    }

    private static String writeDetails(Throwable failure) {
        try {
            Path file = Files.createTempFile("sluice-error-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                out.println("Sluice " + Version.NUMBER + ", Java " + System.getProperty("java.version"));
                failure.printStackTrace(out);
            }
            return " together with " + file;
        } catch (IOException e) {
            return "; its details could not be written: " + e.getMessage();
        }
    }
}
