package io.sluice.driver.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Finds out whether a server speaks TLS: it begins a handshake and breaks off when a certificate has come. */
final class TlsProbe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private TlsProbe() {}

    /** Whether it takes connections at all. Blocks for at most some seconds. */
    static boolean listens(ServerAddress address) {
        try (Socket socket = new Socket()) {
            connect(socket, address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void connect(Socket socket, ServerAddress address) throws IOException {
        socket.connect(
                new InetSocketAddress(address.root().getHost(), address.root().getPort()), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Blocks for at most some seconds. */
    static boolean speaksTls(ServerAddress address) {
        Certificates certificates = new Certificates();
        try (Socket plain = new Socket()) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {certificates}, null);
            connect(plain, address);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, address.root().getHost(), plain.getPort(), true)) {
                socket.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            return certificates.came.get();
        }
        return certificates.came.get();
    }

    /** Trusts nobody. */
    private static final class Certificates implements X509TrustManager {
        private final AtomicBoolean came = new AtomicBoolean();

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no client is expected");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            came.set(true);
            throw new CertificateException("only whether there is one was to be found out");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
