package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.ErrorDetails;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What becomes of a bug: the user gets one line and the name of a file in the folder for temporary files, which holds
 * the rest. Stateless, for any thread.
 */
public final class CrashReport implements ErrorDetails {
    private static final String HINT = "this is a bug of Sluice, not of your statement; please report it: ";

    /**
     * An error to show for any exception. One that is no bug is shown as it is; so is a bug that has a hint, because
     * its details have been written down already.
     */
    public static SluiceException describe(Throwable failure) {
        if (failure instanceof SluiceException known
                && (known.code() != ErrorCode.INTERNAL_ERROR || known.hint().isPresent())) {
            return known;
        }
        if (failure instanceof OutOfMemoryError) {
            return SluiceException.of(ErrorCode.OUT_OF_MEMORY, "The heap is full: " + failure.getMessage())
                    .hint("give it more: SLUICE_JAVA_OPTS=-Xmx4g");
        }
        SluiceException error = failure instanceof SluiceException known
                ? known
                : SluiceException.of(ErrorCode.INTERNAL_ERROR, "Sluice failed: " + failure);
        return error.hint(HINT + new CrashReport().write(failure));
    }

    @Override
    public String write(Throwable failure) {
        try {
            Path file = Files.createTempFile("sluice-error-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                out.println("Sluice " + version() + ", Java " + System.getProperty("java.version"));
                failure.printStackTrace(out);
            }
            return "the details are in " + file;
        } catch (IOException e) {
            return "its details could not be written: " + e.getMessage();
        }
    }

    private static String version() {
        return Engine.version();
    }
}
