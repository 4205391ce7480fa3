package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of the UTF-8 bytes of a text, in lower case hexadecimal digits. The constant is the algorithm's Java name. */
public final class HashFunctions {
    private static final String DIGITS = "0123456789abcdef";

    private HashFunctions() {}

    public static void digest(byte[] heap, int start, int length, String algorithm, Result r) {
        MessageDigest digest = of(algorithm);
        digest.update(heap, start, length);
        byte[] hash = digest.digest();
        byte[] out = r.scratch(hash.length * 2);
        for (int i = 0; i < hash.length; i++) {
            out[2 * i] = (byte) DIGITS.charAt(hash[i] >> 4 & 0xF);
            out[2 * i + 1] = (byte) DIGITS.charAt(hash[i] & 0xF);
        }
        r.setScratch(hash.length * 2);
    }

    public static void sha2(byte[] heap, int start, int length, int bits, Result r) {
        if (bits != 224 && bits != 256 && bits != 384 && bits != 512) {
            throw Failures.invalidArgument("SHA2 gives 224, 256, 384 or 512 bits, not " + bits);
        }
        digest(heap, start, length, "SHA-" + bits, r);
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
