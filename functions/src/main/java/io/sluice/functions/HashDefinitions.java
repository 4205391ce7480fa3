package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.type.SqlType;
import io.sluice.functions.library.HashFunctions;

/** Digests. */
final class HashDefinitions {
    private HashDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.HASH);
        digest(to, "MD5", "MD5", "MD5('') -> d41d8cd98f00b204e9800998ecf8427e");
        digest(to, "SHA1", "SHA-1", "SHA1('') -> da39a3ee5e6b4b0d3255bfef95601890afd80709");
        digest(to, "SHA224", "SHA-224", "SHA224('a') -> abd37534c7d9a2efb9465de931cd7055ffdb8879563ae98078d6d6d5");
        digest(
                to,
                "SHA256",
                "SHA-256",
                "SHA256('') -> e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        digest(
                to,
                "SHA384",
                "SHA-384",
                "SHA384('hello')"
                        + " -> 59e1748777448c69de6b800d7a33bbfb9ff1b463e44354c3553bcdb9c666fa90125a3c79f90397bdf5f6a13de828684f");
        digest(
                to,
                "SHA512",
                "SHA-512",
                "SHA512('hello') -> 9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca7"
                        + "2323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043");
        to.scalar(
                "SHA2",
                "The SHA-2 digest of so many bits (224, 256, 384 or 512) of a text, in hexadecimal digits.",
                "SHA2('', 256) -> e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                method(always(SqlType.string()), HashFunctions.class, "sha2", TEXT, INT));
    }

    private static void digest(Definitions to, String name, String algorithm, String example) {
        to.scalar(
                name,
                "The " + algorithm + " digest of a text, in hexadecimal digits.",
                example,
                bound(
                        always(SqlType.string()),
                        (call, b) -> Methods.strict(HashFunctions.class, "digest", call, algorithm),
                        TEXT));
    }
}
