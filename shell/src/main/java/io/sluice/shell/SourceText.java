package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/**
 * A text with the name that errors give it.
 *
 * @param name null when it has none
 */
record SourceText(String name, String text) {
    private static final int MOST_BYTES = 256 << 20;

    /** Reads a file or a pipe to its end. */
    static SourceText ofFile(FileSystem files, String path) {
        try (InputStream in = files.stream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SluiceException.of(ErrorCode.IO_ERROR, "File '" + path + "' is too long for a script")
                        .expected("at most 256 MB");
            }
            return new SourceText(path, decode(path, bytes));
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "There is no file '" + path + "'")
                    .hint("paths count from " + files.absolute(""));
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "File '" + path + "' cannot be read: " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    static SourceText ofInput(InputStream in) {
        try {
            return new SourceText("standard input", decode("standard input", in.readAllBytes()));
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "Standard input cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Some editors begin a file with a mark that it is UTF-8; it is no part of the script.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw SluiceException.of(ErrorCode.INVALID_LITERAL, "'" + name + "' is not UTF-8 text");
        }
    }
}
