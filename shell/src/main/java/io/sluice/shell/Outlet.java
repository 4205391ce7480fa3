package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.io.OutputStream;

/** Where results of the prompt go: standard output, or what {@code \o} names. Used by one thread. */
final class Outlet implements AutoCloseable {
    private final StandardOutput standard;
    private final boolean standardIsTerminal;
    private final FileSystem files;
    private StandardOutput redirected;
    private Process reader;

    Outlet(StandardOutput standard, boolean standardIsTerminal, FileSystem files) {
        this.standard = standard;
        this.standardIsTerminal = standardIsTerminal;
        this.files = files;
    }

    StandardOutput target() {
        return redirected == null ? standard : redirected;
    }

    /** Whether a person reads what is written. */
    boolean isTerminal() {
        return redirected == null && standardIsTerminal;
    }

    void toFile(String path) {
        close();
        try {
            redirected = new StandardOutput(new FileOutput(files.create(path)));
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR, "File '" + path + "' cannot be written: " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    /** @param command for the system's shell; it gets the results as its input */
    void toCommand(String command) {
        close();
        try {
            reader = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            redirected = new StandardOutput(reader.getOutputStream());
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "'" + command + "' cannot be started: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Back to standard output; what was written before is there afterwards. */
    @Override
    public void close() {
        if (redirected != null) {
            redirected.close();
            redirected.failure().ifPresent(e -> {
                redirected = null;
                throw SluiceException.of(ErrorCode.IO_ERROR, "Results were not written: " + e.getMessage())
                        .causedBy(e);
            });
            redirected = null;
        }
        if (reader != null) {
            Process ending = reader;
            reader = null;
            try {
                ending.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class FileOutput extends OutputStream {
        private final WritableFile file;

        FileOutput(WritableFile file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            file.write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
