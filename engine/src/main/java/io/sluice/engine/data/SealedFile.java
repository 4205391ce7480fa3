package io.sluice.engine.data;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A text in a file of the data folder, under a line that says what it is, in which format, with which checksum. It is
 * replaced as a whole or not at all: written under another name, synced, renamed, the folder synced. Only the owner may
 * read it. All methods block.
 *
 * @param what of one word, such as {@code catalog}
 * @param format the one that is written, and the newest that can be read
 */
record SealedFile(FileSystem files, String path, String what, int format) {
    static final String UNFINISHED = ".unfinished";
    private static final Pattern FIRST_LINE =
            Pattern.compile("-- Sluice ([a-z]+), format (\\d{1,6}), crc32c ([0-9a-f]{8})");

    /** @throws SluiceException IO_ERROR; what was there before is there still, but see its hint */
    void write(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("-- Sluice " + what + ", format " + format + ", crc32c " + checksum(what, format, body) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        boolean renamed = false;
        try {
            files.deleteRecursively(path + UNFINISHED);
            try (WritableFile file = files.createPrivate(path + UNFINISHED)) {
                file.write(head, 0, head.length);
                file.write(body, 0, body.length);
                file.sync();
            }
            files.rename(path + UNFINISHED, path);
            renamed = true;
            files.syncDirectory(path.substring(0, path.lastIndexOf('/')));
        } catch (IOException e) {
            SluiceException error = SluiceException.of(
                            ErrorCode.IO_ERROR, "Cannot write '" + path + "': " + FileFailure.reason(e))
                    .causedBy(e);
            throw renamed ? error.hint("the next start may find the change in the file or not") : error;
        }
    }

    boolean exists() {
        try {
            return files.exists(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @throws SluiceException DATA_FOLDER_DAMAGED, STATE_INCOMPATIBLE for a newer format, IO_ERROR */
    String read() {
        byte[] bytes;
        try (InputStream stream = files.stream(path)) {
            bytes = stream.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            throw damaged();
        }
        byte[] body = Arrays.copyOfRange(bytes, end + 1, bytes.length);
        Matcher head = FIRST_LINE.matcher(new String(bytes, 0, end, StandardCharsets.UTF_8));
        if (!head.matches()
                || !head.group(1).equals(what)
                || !head.group(3).equals(checksum(what, Integer.parseInt(head.group(2)), body))) {
            throw damaged();
        }
        if (Integer.parseInt(head.group(2)) > format) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "'" + path + "' has format " + head.group(2) + ", which a newer release wrote")
                    .expected("format " + format + " at most");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private SluiceException damaged() {
        return SluiceException.of(
                        ErrorCode.DATA_FOLDER_DAMAGED,
                        "'" + path + "' is not as it was written: it is damaged or was changed by hand")
                .hint("put it back from a copy of the folder");
    }

    private SluiceException unreadable(IOException e) {
        return SluiceException.of(ErrorCode.IO_ERROR, "Cannot read '" + path + "': " + FileFailure.reason(e))
                .causedBy(e);
    }

    private static String checksum(String what, int format, byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update((what + " " + format + "\n").getBytes(StandardCharsets.UTF_8));
        crc.update(body);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
