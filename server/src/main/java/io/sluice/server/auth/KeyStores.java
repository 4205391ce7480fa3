package io.sluice.server.auth;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes what TLS needs of a PKCS12 key store. */
public final class KeyStores {
    private KeyStores() {}

    /** @throws SluiceException {@link ErrorCode#INVALID_SETTING}; the password is not shown */
    public static SSLContext tls(byte[] pkcs12, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "The key store cannot be read: " + e.getMessage())
                    .expected("a PKCS12 file, and a file with its password")
                    .causedBy(e);
        }
    }
}
