package io.sluice.functions.library;

import io.sluice.core.error.SluiceException;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** ENCODE, DECODE and UNHEX: bytes from text and back. What a character set cannot say is an error, never replaced. */
public final class BinaryFunctions {
    private static final String NAMES = "US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16";
    private static final Map<String, Charset> CHARSETS = Map.of(
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "UTF-8", StandardCharsets.UTF_8,
            "UTF-16BE", StandardCharsets.UTF_16BE,
            "UTF-16LE", StandardCharsets.UTF_16LE,
            "UTF-16", StandardCharsets.UTF_16);

    private BinaryFunctions() {}

    public static void encode(byte[] heap, int start, int length, byte[] set, int setStart, int setLength, Result r) {
        String text = Utf8.text(heap, start, length);
        String name = Utf8.text(set, setStart, setLength);
        try {
            ByteBuffer bytes = charset(name).newEncoder().encode(CharBuffer.wrap(text));
            byte[] out = new byte[bytes.remaining()];
            bytes.get(out);
            r.setBytes(out);
        } catch (CharacterCodingException e) {
            throw Failures.invalidArgument("the text has characters that " + name + " has not");
        }
    }

    public static void decode(byte[] heap, int start, int length, byte[] set, int setStart, int setLength, Result r) {
        String name = Utf8.text(set, setStart, setLength);
        try {
            String text = charset(name)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(heap, start, length))
                    .toString();
            r.setBytes(Utf8.bytes(text));
        } catch (CharacterCodingException e) {
            throw Failures.invalidArgument("the bytes are not " + name);
        }
    }

    private static Charset charset(String name) {
        Charset charset = CHARSETS.get(name.toUpperCase(Locale.ROOT));
        if (charset == null) {
            SluiceException error = Failures.invalidArgument("'" + name + "' is not a known character set");
            throw error.expected("one of " + NAMES);
        }
        return charset;
    }

    /** As in Flink the first of an odd number of digits is not read, and a zero byte stands for it. */
    public static void unhex(byte[] heap, int start, int length, Result r) {
        int odd = length % 2;
        byte[] out = new byte[length / 2 + odd];
        for (int i = odd; i < length; i++) {
            int digit = Character.digit(heap[start + i], 16);
            if (digit < 0) {
                r.isNull = true;
                return;
            }
            int at = (i + odd) / 2;
            out[at] = (byte) (out[at] << 4 | digit);
        }
        r.setBytes(out);
    }
}
