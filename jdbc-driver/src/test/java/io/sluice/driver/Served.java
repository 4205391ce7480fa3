package io.sluice.driver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.SessionProvider;
import io.sluice.driver.meta.MetaEndpoint;
import io.sluice.driver.meta.SluiceMeta;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine to connect to, in this process or behind HTTP, for each test. */
public final class Served implements BeforeEachCallback, AfterEachCallback {
    private static final long FIRST_FRAME_MILLIS = 20;

    private final Reach reach;
    private ExecutorService threads;
    private HttpServer server;

    public Served(Reach reach) {
        this.reach = reach;
    }

    /** @param rest of the URL, such as {@code ?fetchSize=1} */
    public String url(String rest) {
        return reach == Reach.IN_PROCESS
                ? "jdbc:sluice:" + rest
                : "jdbc:sluice://localhost:" + server.getAddress().getPort() + rest;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (reach == Reach.IN_PROCESS) {
            return;
        }
        SessionProvider engine =
                ServiceLoader.load(SessionProvider.class).findFirst().orElseThrow();
        MetaEndpoint endpoint = new MetaEndpoint(new SluiceMeta(engine, FIRST_FRAME_MILLIS), bug -> SluiceException.of(
                        ErrorCode.INTERNAL_ERROR, String.valueOf(bug))
                .causedBy(bug));
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, endpoint));
        server.start();
    }

    private static void answer(HttpExchange exchange, MetaEndpoint endpoint) throws IOException {
        try (exchange) {
            List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            MetaEndpoint.Answer answer = endpoint.answer(
                            path, exchange.getRequestBody().readAllBytes())
                    .orElseThrow();
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
