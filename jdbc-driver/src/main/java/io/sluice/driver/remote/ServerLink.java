package io.sluice.driver.remote;

import io.sluice.driver.jdbc.SqlErrors;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries requests to a server and answers back: HTTP/1.1 with connections that are kept. A request is sent once and never
 * again, whatever happens to it: it may have been carried out. Safe for several threads; blocks.
 */
final class ServerLink {
    private static final int OK = 200;
    private static final String JSON = "application/json";
    private static final String PAGE = "application/octet-stream";

    private final ServerAddress address;
    private final HttpClient client;
    private final LinkErrors errors;
    private volatile boolean opened;
    private volatile Optional<Duration> networkTimeout = Optional.empty();

    /** @throws LinkException 08001 for a trust store that cannot be read */
    ServerLink(ServerAddress address, Duration connectTimeout) {
        this.address = address;
        this.errors = new LinkErrors(address);
        try {
            this.client = HttpClients.of(address.trust(), connectTimeout);
        } catch (SQLException e) {
            throw new LinkException(e);
        }
    }

    /** What answers is a Sluice server, and has opened a session. */
    void opened() {
        opened = true;
    }

    /** For every request from now on, where its own timeout is not shorter; empty for none. */
    void setNetworkTimeout(Optional<Duration> timeout) {
        networkTimeout = timeout;
    }

    private Optional<Duration> bound(Optional<Duration> timeout) {
        boolean ownIsShorter = timeout.isPresent()
                && networkTimeout
                        .map(bound -> timeout.get().compareTo(bound) < 0)
                        .orElse(true);
        return ownIsShorter ? timeout : networkTimeout;
    }

    /** For an answer that is not what was asked for. */
    LinkException unreadable(Throwable failure) {
        return new LinkException(opened ? errors.unreadable(failure) : errors.foreign(OK, JSON));
    }

    /**
     * Sends JSON; gives the body of the answer.
     *
     * @param path below the root
     * @param timeout for the whole answer; empty waits as long as the server is there
     * @throws LinkException what the server says is wrong, or 08001, 08006
     */
    byte[] post(String path, byte[] json, Optional<Duration> timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.root().resolve(path))
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        address.credentials().ifPresent(basic -> request.header("Authorization", basic));
        HttpResponse<byte[]> response;
        try {
            response = await(client.sendAsync(request.build(), ServerLink::subscriber), bound(timeout));
        } catch (SQLException e) {
            throw new LinkException(e);
        }
        String contentType = contentType(response.headers().firstValue("Content-Type"));
        if (!isOurs(contentType)) {
            throw new LinkException(errors.foreign(response.statusCode(), contentType));
        }
        if (response.statusCode() != OK) {
            throw new LinkException(ErrorAnswers.of(response.body())
                    .orElseGet(() -> errors.foreign(response.statusCode(), contentType)));
        }
        return response.body();
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, Optional<Duration> timeout)
            throws SQLException {
        try {
            return timeout.isPresent() ? answer.get(timeout.get().toMillis(), TimeUnit.MILLISECONDS) : answer.get();
        } catch (ExecutionException e) {
            throw errors.of(e.getCause(), opened);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw errors.late(timeout.orElseThrow(), opened);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw SqlErrors.create("The thread that waits for the server was interrupted", "57014", 0, e);
        }
    }

    private static String contentType(Optional<String> header) {
        return header.map(value -> value.split(";")[0].strip()).orElse("no content type");
    }

    private static boolean isOurs(String contentType) {
        return contentType.equals(JSON) || contentType.equals(PAGE);
    }

    /** Of a stranger's answer nothing is read: it may have no end. */
    private static HttpResponse.BodySubscriber<byte[]> subscriber(HttpResponse.ResponseInfo info) {
        return isOurs(contentType(info.headers().firstValue("Content-Type")))
                ? HttpResponse.BodySubscribers.ofByteArray()
                : new Unread();
    }

    private static final class Unread implements HttpResponse.BodySubscriber<byte[]> {
        @Override
        public CompletionStage<byte[]> getBody() {
            return CompletableFuture.completedFuture(new byte[0]);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            // None are asked for.
        }

        @Override
        public void onError(Throwable failure) {
            // The answer is a stranger's either way.
        }

        @Override
        public void onComplete() {
            // Nothing was read.
        }
    }
}
