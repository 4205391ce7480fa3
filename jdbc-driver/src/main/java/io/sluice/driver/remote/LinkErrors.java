package io.sluice.driver.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.driver.jdbc.SqlErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Says why a server cannot be reached (08001) or is no longer there (08006): host and port, what happened, what to do.
 */
final class LinkErrors {
    private static final String UNREACHABLE = "08001";
    private static final String BROKEN = "08006";

    /** What servers with TLS answer to whoever speaks without. */
    private static final int BAD_REQUEST = 400;

    private final ServerAddress address;

    LinkErrors(ServerAddress address) {
        this.address = address;
    }

    /** @param opened whether this connection has been open */
    SQLException of(Throwable failure, boolean opened) {
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return error(UNREACHABLE, "There is no host of the name in " + name(), "check the URL", failure);
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return address.tls() && TlsProbe.listens(address) ? noTls(failure) : noConnection(failure);
        }
        if (has(failure, ConnectException.class)) {
            return refused(failure, opened);
        }
        if (has(failure, CertificateException.class)) {
            return certificate(failure);
        }
        if (has(failure, SSLException.class)
                && String.valueOf(failure.getMessage()).contains("nrecognized SSL")) {
            return noTls(failure);
        }
        if (!opened && !address.tls() && TlsProbe.speaksTls(address)) {
            return forgottenTls(failure);
        }
        return opened ? broken(failure) : noAnswer(failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private SQLException noConnection(Throwable failure) {
        return error(
                UNREACHABLE,
                "Nothing answers at " + name() + " within the 'connectTimeout'",
                "check host and port, and what lies between",
                failure);
    }

    private SQLException noTls(Throwable failure) {
        return error(
                UNREACHABLE,
                "The server at " + name() + " does not speak TLS",
                "leave tls=true out of the URL, or start the server with 'server.tls.keystore'",
                failure);
    }

    private SQLException forgottenTls(Throwable failure) {
        return error(UNREACHABLE, "The server at " + name() + " speaks TLS", "add tls=true to the URL", failure);
    }

    private SQLException refused(Throwable failure, boolean opened) {
        return opened
                ? error(
                        BROKEN,
                        "The server at " + name() + " is no longer there: the connection was refused",
                        "its sessions went with it; connect again when it has been started",
                        failure)
                : error(
                        UNREACHABLE,
                        "No server listens at " + name() + ": the connection was refused",
                        "start one with 'sluice server', or give the port that it printed",
                        failure);
    }

    private SQLException certificate(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("matching") || message.contains("subject alternative")
                ? error(
                        UNREACHABLE,
                        "The certificate of the server at " + name() + " is for another name: " + message,
                        "connect by a name that the certificate has",
                        failure)
                : error(
                        UNREACHABLE,
                        "The certificate of the server at " + name() + " is not trusted: " + message,
                        "'trustStore' names a key store with the certificates to trust",
                        failure);
    }

    private SQLException broken(Throwable failure) {
        return error(
                BROKEN,
                "The connection to the server at " + name() + " broke: " + reason(failure),
                "whether it carried out what it was asked is not known; connect again",
                failure);
    }

    private SQLException noAnswer(Throwable failure) {
        boolean tls = failure instanceof SSLException;
        return error(
                UNREACHABLE,
                "What listens at " + name()
                        + (tls ? " does not agree on TLS: " : " does not answer as a Sluice server: ")
                        + reason(failure),
                tls ? "is it a Sluice server with 'server.tls.keystore'?" : "check host and port",
                failure);
    }

    /** No answer within the time. */
    SQLException late(Duration timeout, boolean opened) {
        return error(
                opened ? BROKEN : UNREACHABLE,
                "The server at " + name() + " has not answered within " + timeout.toMillis() + " ms",
                "'responseTimeout' is the limit, or what setNetworkTimeout or isValid was given",
                null);
    }

    /** An answer of some other server. */
    SQLException foreign(int status, String contentType) {
        if (status == BAD_REQUEST && !address.tls() && TlsProbe.speaksTls(address)) {
            return forgottenTls(null);
        }
        return error(
                UNREACHABLE,
                "What answers at " + name() + " is no Sluice server: HTTP " + status + ", " + contentType,
                "check host and port",
                null);
    }

    /** Bytes of a Sluice server that this driver does not know. */
    SQLException unreadable(Throwable failure) {
        return error(
                "08P01",
                "The answer of the server at " + name() + " cannot be read",
                "are driver and server of the same version?",
                failure);
    }

    private String name() {
        return address.hostAndPort();
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        boolean empty =
                message == null || message.contains("received no bytes") || message.equals("EOF reached while reading");
        if (empty && failure instanceof IOException) {
            return "it was closed without an answer";
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static SQLException error(String sqlState, String message, String hint, Throwable cause) {
        return SqlErrors.create(
                ErrorCode.SERVER_UNREACHABLE.label() + " [" + sqlState + "] " + message + "\nHINT: " + hint,
                sqlState,
                ErrorCode.SERVER_UNREACHABLE.number(),
                cause);
    }
}
