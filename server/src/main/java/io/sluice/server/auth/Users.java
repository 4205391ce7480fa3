package io.sluice.server.auth;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users of a server: {@code name:hash}, a line each, {@code #} begins a comment. Safe for several threads.
 *
 * <p>A password that was right is remembered as a keyed digest, so that not every request pays for the slow hash; wrong
 * ones are not remembered, so each guess costs what it should.
 */
public final class Users {
    private static final String SCHEME = "Basic ";
    private static final String FORM =
            "name:pbkdf2-sha256:iterations:salt:hash, as 'sluice server hash-password' prints it";

    private final Map<String, PasswordHash> hashes;
    private final PasswordHash nobody;
    private final byte[] key = new byte[32];
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    private Users(Map<String, PasswordHash> hashes) {
        this.hashes = Map.copyOf(hashes);
        this.nobody = PasswordHash.of("".toCharArray(), PasswordHash.USUAL_ITERATIONS);
        new SecureRandom().nextBytes(key);
    }

    /** @throws SluiceException {@link ErrorCode#INVALID_SETTING} with the line; no hash is shown */
    public static Users parse(String text) {
        Map<String, PasswordHash> hashes = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\r?\n")) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            Optional<PasswordHash> hash =
                    PasswordHash.parse(line.substring(colon + 1).strip());
            if (name.isEmpty() || hash.isEmpty() || hashes.put(name, hash.get()) != null) {
                throw SluiceException.of(
                                ErrorCode.INVALID_SETTING, "The line is no user, or one that stands there twice")
                        .at(SourcePosition.at(number, 1))
                        .expected(FORM);
            }
        }
        if (hashes.isEmpty()) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "There is no user in the file")
                    .expected(FORM);
        }
        return new Users(hashes);
    }

    /** The line's part after the name. */
    public static String hash(char[] password) {
        return PasswordHash.of(password, PasswordHash.USUAL_ITERATIONS).toString();
    }

    /** The user that an {@code Authorization} header proves to be; empty when it proves nothing. */
    public Optional<String> find(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String pair;
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            pair = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String name = pair.substring(0, colon);
        return isRight(name, pair) ? Optional.of(name) : Optional.empty();
    }

    private boolean isRight(String name, String pair) {
        byte[] digest = digest(pair);
        byte[] before = known.get(name);
        if (before != null && MessageDigest.isEqual(before, digest)) {
            return true;
        }
        // A name that is not there costs as much, so that it cannot be told from one that is.
        PasswordHash hash = hashes.getOrDefault(name, nobody);
        boolean right = hash.fits(pair.substring(name.length() + 1).toCharArray()) && hashes.containsKey(name);
        if (right) {
            known.put(name, digest);
        }
        return right;
    }

    private byte[] digest(String pair) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(key);
            return sha.digest(pair.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no SHA-256", e);
        }
    }
}
