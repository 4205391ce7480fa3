package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
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
        digest(to, "SHA224", "SHA-224", "SHA224('a')");
        digest(to, "SHA256", "SHA-256", "SHA256('a')");
        digest(to, "SHA384", "SHA-384", "SHA384('a')");
        digest(to, "SHA512", "SHA-512", "SHA512('a')");
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
