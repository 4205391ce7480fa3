package io.sluice.shell.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.engine.remote.ShellReply;
import io.sluice.engine.remote.ShellRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** Asks a server, one request after the other or several at once, and waits for the answer. Thread-safe. */
final class ServerLink {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;

    private final String url;
    private final Optional<String> authorization;
    private final Optional<SSLSocketFactory> tls;
    private final Consumer<String> warnings;

    /**
     * @param user and password of it; empty where there is none
     * @param tls whom to trust; empty: whom Java trusts
     * @param warnings takes what an answer warns of, on the thread that asked
     */
    ServerLink(
            String url,
            Optional<String> user,
            String password,
            Optional<SSLSocketFactory> tls,
            Consumer<String> warnings) {
        this.url = url;
        this.authorization = user.map(name -> "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
        this.tls = tls;
        this.warnings = warnings;
    }

    String url() {
        return url;
    }

    /**
     * @param answerMillis the longest wait for an answer; 0 for any
     * @return what the answer holds
     * @throws SluiceException what the server answers; SERVER_UNREACHABLE, NOT_AUTHENTICATED, ACCESS_DENIED
     */
    BytesReader ask(BytesWriter request, int answerMillis) {
        BytesReader answer = new BytesReader(send(request, answerMillis));
        try {
            ShellReply.read(answer).warnings().forEach(warnings);
            return ShellReply.orThrow(answer);
        } catch (IndexOutOfBoundsException e) {
            throw stranger().causedBy(e);
        }
    }

    /** Nothing is sent twice: what streams its body, Java does not repeat. */
    private byte[] send(BytesWriter request, int answerMillis) {
        try {
            HttpURLConnection http = (HttpURLConnection)
                    URI.create(url + ShellRequest.PATH).toURL().openConnection();
            if (http instanceof HttpsURLConnection https) {
                tls.ifPresent(https::setSSLSocketFactory);
            }
            authorization.ifPresent(value -> http.setRequestProperty("Authorization", value));
            http.setRequestProperty("Content-Type", "application/octet-stream");
            http.setConnectTimeout(CONNECT_MILLIS);
            http.setReadTimeout(answerMillis);
            http.setDoOutput(true);
            http.setFixedLengthStreamingMode(request.size());
            http.getOutputStream().write(request.buffer(), 0, request.size());
            int status = http.getResponseCode();
            boolean done = status == HttpURLConnection.HTTP_OK;
            try (InputStream in = done ? http.getInputStream() : http.getErrorStream()) {
                byte[] body = in == null ? new byte[0] : in.readAllBytes();
                if (done) {
                    return body;
                }
            }
            throw refused(status);
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.SERVER_UNREACHABLE,
                            "The server at " + url + " does not answer: " + e.getMessage())
                    .hint("start one with 'sluice server'; one with TLS needs https:// or tls=true")
                    .causedBy(e);
        }
    }

    private SluiceException refused(int status) {
        return switch (status) {
            case UNAUTHORIZED ->
                SluiceException.of(ErrorCode.NOT_AUTHENTICATED, "The server wants a user and the right password")
                        .hint("--user NAME, with the password in SLUICE_PASSWORD or typed");
            case FORBIDDEN ->
                SluiceException.of(ErrorCode.ACCESS_DENIED, "The server does not answer those who call it " + url)
                        .hint("without users a server answers only to the names of its own machine");
            case TOO_LARGE ->
                SluiceException.of(ErrorCode.REQUEST_TOO_LARGE, "The statement is longer than the server takes")
                        .hint("'server.request.max-size' is the limit");
            default -> stranger();
        };
    }

    private SluiceException stranger() {
        return SluiceException.of(
                        ErrorCode.SERVER_UNREACHABLE,
                        "What answers at " + url + " is no Sluice server that a shell can use")
                .hint("use a server of this version: 'sluice server'");
    }
}
