package io.sluice.server.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What has come over the wire, before anything is believed of it. */
final class HttpCall {
    private final HttpExchange exchange;
    private final String route;

    HttpCall(HttpExchange exchange, String route) {
        this.exchange = exchange;
        this.route = route;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The parts of the path below the route. */
    List<String> path() {
        String path = exchange.getRequestURI().getPath();
        return Arrays.stream(
                        path.substring(Math.min(route.length(), path.length())).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A header's first value; null when it is not there. */
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** The whole body; empty when it is longer than it may be. Blocks. */
    Optional<byte[]> body(long mostBytes) throws IOException {
        int most = (int) Math.min(mostBytes, Integer.MAX_VALUE - 16);
        byte[] body = exchange.getRequestBody().readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }
}
