package io.sluice.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Listens at an address and hands requests to routes, each on a thread of a bounded pool. Close it to stop. */
public final class HttpFront implements AutoCloseable {
    /** Java's server waits 40 ms with what it has of an answer, unless it is told not to before its first use. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private static final int THREADS = 128;
    private static final long IDLE_SECONDS = 30;
    private static final int LAST_ANSWERS_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final boolean tls;

    private HttpFront(HttpServer server, ExecutorService threads, boolean tls) {
        this.server = server;
        this.threads = threads;
        this.tls = tls;
    }

    /**
     * Takes the address, and answers nothing yet.
     *
     * @throws SluiceException IO_ERROR when it cannot be had
     */
    public static HttpFront bind(InetSocketAddress address, Optional<SSLContext> tls) {
        try {
            HttpServer server = tls.isPresent() ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
            tls.ifPresent(context -> ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(context)));
            ExecutorService threads = pool();
            server.setExecutor(threads);
            return new HttpFront(server, threads, tls.isPresent());
        } catch (BindException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR,
                            "Cannot listen at " + address.getHostString() + ":" + address.getPort() + ": "
                                    + e.getMessage())
                    .hint("give another port with --port, 0 for a free one")
                    .causedBy(e);
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "Cannot listen: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Its queue is bounded by the connections: each has one request at a time. */
    private static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "sluice-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Answers what comes for {@code path} and below it; the longest path wins. Before {@link #start}. */
    public void route(String path, Gate gate, Route route) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, gate.pass(new HttpCall(exchange, path), route));
            }
        });
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (reply.status() == Reply.UNAUTHORIZED) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Sluice\", charset=\"UTF-8\"");
        }
        boolean empty = reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    public void start() {
        server.start();
    }

    /** The port it has. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What to connect to. */
    public String url(String host) {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "https://" : "http://") + shown + ":" + port();
    }

    /** Takes no more requests, gives those that run a moment, and lets go of the address. */
    @Override
    public void close() {
        server.stop(LAST_ANSWERS_SECONDS);
        threads.shutdownNow();
    }
}
