package io.sluice.driver.remote;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The process's HTTP clients: connections with the same key share one, which has one thread of its own and goes when the
 * last of them has gone. Safe for several threads.
 */
final class HttpClients {
    private static final Map<Key, WeakReference<HttpClient>> CLIENTS = new ConcurrentHashMap<>();

    private HttpClients() {}

    /** @param trustChanged when its file was last written, in milliseconds */
    private record Key(Optional<ServerAddress.Trust> trust, long trustChanged, Duration connectTimeout) {}

    /** @throws SQLException 08001 for a key store that cannot be read */
    static HttpClient of(Optional<ServerAddress.Trust> trust, Duration connectTimeout) throws SQLException {
        long changed =
                trust.map(ServerAddress.Trust::file).map(File::lastModified).orElse(0L);
        Key key = new Key(trust, changed, connectTimeout);
        WeakReference<HttpClient> known = CLIENTS.get(key);
        HttpClient client = known == null ? null : known.get();
        if (client == null) {
            client = create(key);
            CLIENTS.put(key, new WeakReference<>(client));
        }
        return client;
    }

    private static HttpClient create(Key key) throws SQLException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(key.connectTimeout());
        if (key.trust().isPresent()) {
            builder.sslContext(trusting(key.trust().get()));
        }
        return builder.build();
    }

    private static SSLContext trusting(ServerAddress.Trust trust) throws SQLException {
        char[] password = trust.password() == null ? null : trust.password().toCharArray();
        try {
            KeyStore certificates = KeyStore.getInstance(trust.file(), password);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SQLNonTransientConnectionException(
                    "The trust store '" + trust.file() + "' cannot be used: " + e.getMessage()
                            + "\nHINT: 'trustStore' names a key store (PKCS12 or JKS), 'trustStorePassword' its password",
                    "08001",
                    e);
        }
    }
}
