package io.sluice.functions.library;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.functions.Result;
import java.util.Arrays;

/**
 * CAST to CHAR(n), and between text and bytes. What is too long is cut; what is too short for a fixed length is filled up
 * with blanks, or with zeros. Bytes become the text that they are in UTF-8, or an error.
 */
public final class BytesCasts {
    private BytesCasts() {}

    /** Text to CHAR(n). */
    public static void fixedText(byte[] heap, int start, int length, int characters, Result r) {
        int missing = characters - Utf8.characters(heap, start, length);
        if (missing <= 0) {
            r.setSlice(heap, start, Utf8.offset(heap, start, length, characters));
        } else {
            fill(heap, start, length, missing, (byte) ' ', r);
        }
    }

    /** Text or bytes to BINARY(n). */
    public static void fixedBytes(byte[] heap, int start, int length, int bytes, Result r) {
        if (length >= bytes) {
            r.setSlice(heap, start, bytes);
        } else {
            fill(heap, start, length, bytes - length, (byte) 0, r);
        }
    }

    private static void fill(byte[] heap, int start, int length, int missing, byte filler, Result r) {
        byte[] out = r.scratch(Math.addExact(length, missing));
        System.arraycopy(heap, start, out, 0, length);
        Arrays.fill(out, length, length + missing, filler);
        r.setScratch(length + missing);
    }

    /** Text or bytes to VARBINARY(n). */
    public static void shorten(byte[] heap, int start, int length, int bytes, Result r) {
        r.setSlice(heap, start, Math.min(length, bytes));
    }

    public static void toText(byte[] heap, int start, int length, int characters, Result r) {
        toTextOrNull(heap, start, length, characters, r);
        if (r.isNull) {
            r.isNull = false;
            throw SluiceException.of(ErrorCode.CAST_FAILED, "Bytes that are not UTF-8 cannot be cast to STRING")
                    .hint("TRY_CAST gives NULL instead, HEX or ENCODE show the bytes");
        }
    }

    public static void toTextOrNull(byte[] heap, int start, int length, int characters, Result r) {
        if (Utf8.isValid(Arrays.copyOfRange(heap, start, start + length))) {
            r.setSlice(heap, start, Utf8.offset(heap, start, length, characters));
        } else {
            r.isNull = true;
        }
    }
}
