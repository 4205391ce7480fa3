package io.sluice.driver.remote;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.calcite.avatica.ConnectionConfig;

/**
 * Where a server is and what it is to be told and believed.
 *
 * @param root of all its paths; ends with a slash
 * @param credentials the value of the header Authorization
 * @param trust empty: Java's own certificates
 */
public record ServerAddress(URI root, Optional<String> credentials, Optional<Trust> trust) {
    /** A key store with the certificates to trust. */
    public record Trust(File file, String password) {}

    /** Of Avatica's properties. */
    public static ServerAddress of(ConnectionConfig config) {
        Optional<String> credentials = Optional.ofNullable(config.avaticaUser()).map(user -> {
            String pair = user + ":" + (config.avaticaPassword() == null ? "" : config.avaticaPassword());
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        });
        Optional<Trust> trust =
                Optional.ofNullable(config.truststore()).map(file -> new Trust(file, config.truststorePassword()));
        return new ServerAddress(URI.create(config.url()), credentials, trust);
    }

    boolean tls() {
        return root.getScheme().equals("https");
    }

    /** As the user wrote it. */
    String hostAndPort() {
        return root.getAuthority();
    }
}
