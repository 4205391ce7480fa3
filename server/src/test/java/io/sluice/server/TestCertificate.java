package io.sluice.server;

import io.sluice.server.auth.KeyStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A key and a certificate that it signed itself, in a key store whose password is {@link #PASSWORD}. */
record TestCertificate(Path store) {
    static final String PASSWORD = "changeit";

    /** @param dnsName which the certificate is for */
    static TestCertificate create(Path store, String dnsName) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + dnsName,
                        "-ext",
                        "SAN=dns:" + dnsName,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return new TestCertificate(store);
    }

    SSLContext tls() throws IOException {
        return KeyStores.tls(Files.readAllBytes(store), PASSWORD.toCharArray());
    }

    /** To be added to a URL that trusts it. */
    String trusting() {
        return "?tls=true&trustStorePassword=" + PASSWORD + "&trustStore=" + store;
    }
}
