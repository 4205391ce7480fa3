package io.sluice.functions.library;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Characters (code points) and bytes of valid UTF-8. */
final class Utf8 {
    private Utf8() {}

    static boolean startsCharacter(byte b) {
        return (b & 0xC0) != 0x80;
    }

    static int characters(byte[] heap, int start, int length) {
        int count = 0;
        for (int i = start; i < start + length; i++) {
            count += startsCharacter(heap[i]) ? 1 : 0;
        }
        return count;
    }

    /** How many bytes the first {@code characters} characters take; all bytes when there are fewer. */
    static int offset(byte[] heap, int start, int length, int characters) {
        if (characters >= length) {
            return length;
        }
        int seen = 0;
        for (int i = 0; i < length; i++) {
            if (startsCharacter(heap[start + i]) && seen++ == characters) {
                return i;
            }
        }
        return length;
    }

    /** The code point that starts at {@code at}. */
    static int codePoint(byte[] heap, int at) {
        int b = heap[at];
        if (b >= 0) {
            return b;
        }
        if ((b & 0xE0) == 0xC0) {
            return (b & 0x1F) << 6 | heap[at + 1] & 0x3F;
        }
        if ((b & 0xF0) == 0xE0) {
            return (b & 0x0F) << 12 | (heap[at + 1] & 0x3F) << 6 | heap[at + 2] & 0x3F;
        }
        return (b & 0x07) << 18 | (heap[at + 1] & 0x3F) << 12 | (heap[at + 2] & 0x3F) << 6 | heap[at + 3] & 0x3F;
    }

    /** The position of the first {@code needle} at or after {@code from}, relative to {@code start}; -1 for none. */
    static int find(byte[] heap, int start, int length, byte[] needle, int needleStart, int needleLength, int from) {
        if (needleLength == 0) {
            return from <= length ? from : -1;
        }
        byte first = needle[needleStart];
        int last = start + length - needleLength;
        for (int i = start + from; i <= last; i++) {
            if (heap[i] == first && matches(heap, i, needle, needleStart, needleLength)) {
                return i - start;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] heap, int at, byte[] needle, int needleStart, int needleLength) {
        for (int i = 1; i < needleLength; i++) {
            if (heap[at + i] != needle[needleStart + i]) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] heap, int start, int length) {
        return new String(heap, start, length, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
