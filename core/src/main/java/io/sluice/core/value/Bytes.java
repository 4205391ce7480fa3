package io.sluice.core.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value of physical type BYTES that is no text, as an object: BINARY, VARBINARY and nested values. Immutable; equal
 * when the bytes are. For constants, the interpreter, printing and tests.
 */
public final class Bytes {
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes copyOf(byte[] source, int start, int length) {
        return new Bytes(Arrays.copyOfRange(source, start, start + length));
    }

    /** The bytes of hexadecimal digits in either case; IllegalArgumentException for what is none. */
    public static Bytes ofHex(String digits) {
        return new Bytes(HEX.parseHex(digits));
    }

    public static Bytes ofText(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return value.length;
    }

    /** A copy. */
    public byte[] toByteArray() {
        return value.clone();
    }

    /** The bytes as they are held: not to be changed. */
    public byte[] array() {
        return value;
    }

    public String toHex() {
        return HEX.formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** As SQL writes it: {@code X'0aff'}. */
    @Override
    public String toString() {
        return "X'" + toHex() + "'";
    }
}
