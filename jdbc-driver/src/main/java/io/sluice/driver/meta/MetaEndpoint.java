package io.sluice.driver.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.driver.wire.DriverCalls;
import io.sluice.driver.wire.PageCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;
import org.apache.calcite.avatica.remote.Handler;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.Service;

/**
 * What a server answers to remote drivers, over a {@link SluiceMeta}: Avatica's requests and responses as JSON, and those of
 * {@link DriverCalls}. Whoever carries the bytes, checks who sent them and bounds their length is not its concern. Safe for several threads.
 *
 * <p>Errors have number, SQLSTATE and place, and nothing of the server's inside: no class names, no stack traces.
 */
public final class MetaEndpoint {
    private static final String JSON = "application/json";
    private static final String PAGE = "application/octet-stream";
    private static final String NO_ROWS = "24000";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

    private final SluiceMeta meta;
    private final Function<Throwable, SluiceException> unknown;
    private final JsonHandler handler;

    /** An answer. @param status of HTTP */
    public record Answer(int status, String contentType, byte[] body) {}

    /** @param unknown what to say of an exception that is a bug; it writes down the details */
    public MetaEndpoint(SluiceMeta meta, Function<Throwable, SluiceException> unknown) {
        this.meta = meta;
        this.unknown = unknown;
        this.handler = new JsonHandler(new LocalService(meta), NoopMetricsSystem.getInstance()) {
            @Override
            public HandlerResponse<String> convertToErrorResponse(Exception e) {
                boolean unreadable = e instanceof JsonProcessingException;
                Service.ErrorResponse response = unreadable ? unreadable() : response(e, unknown);
                return new HandlerResponse<>(
                        new String(write(response), StandardCharsets.UTF_8), unreadable ? BAD_REQUEST : FAILED);
            }
        };
    }

    /**
     * Carries out one request; waits as {@link SluiceMeta} does.
     *
     * @param path empty for Avatica's requests, else one of {@link DriverCalls}
     * @return empty when there is nothing at the path
     */
    public Optional<Answer> answer(List<String> path, byte[] json) {
        if (path.isEmpty()) {
            Handler.HandlerResponse<String> response = handler.apply(new String(json, StandardCharsets.UTF_8));
            return Optional.of(new Answer(response.getStatusCode(), JSON, bytes(response.getResponse())));
        }
        return path.size() == 2 && path.get(0).equals(DriverCalls.ROOT) ? call(path.get(1), json) : Optional.empty();
    }

    private Optional<Answer> call(String name, byte[] json) {
        try {
            return switch (name) {
                case DriverCalls.ROWS -> Optional.of(new Answer(OK, PAGE, rows(json)));
                case DriverCalls.NOTES -> {
                    DriverCalls.OfStatement of = read(json, DriverCalls.OfStatement.class);
                    yield Optional.of(new Answer(OK, JSON, write(meta.notes(handle(of)))));
                }
                case DriverCalls.CATALOG -> {
                    CatalogCall call = read(json, CatalogCall.class);
                    List<Object> rows = meta.rows(new Meta.ConnectionHandle(call.connectionId()), call.request());
                    yield Optional.of(new Answer(OK, JSON, write(rows)));
                }
                default -> Optional.empty();
            };
        } catch (IOException e) {
            return Optional.of(new Answer(BAD_REQUEST, JSON, write(unreadable())));
        } catch (RuntimeException e) {
            return Optional.of(new Answer(FAILED, JSON, write(response(e, unknown))));
        }
    }

    private byte[] rows(byte[] json) throws IOException {
        DriverCalls.OfStatement of = read(json, DriverCalls.OfStatement.class);
        try {
            return PageCodec.write(meta.page(handle(of), of.mostRows()));
        } catch (NoSuchStatementException e) {
            throw new AvaticaRuntimeException(
                    "The rows of this result are no longer there", 0, NO_ROWS, AvaticaSeverity.ERROR);
        }
    }

    private static Meta.StatementHandle handle(DriverCalls.OfStatement of) {
        return new Meta.StatementHandle(of.connectionId(), of.statementId(), null);
    }

    private static <T> T read(byte[] json, Class<T> type) throws IOException {
        T request = JsonService.MAPPER.readValue(json, type);
        if (request == null) {
            throw new IOException("null");
        }
        return request;
    }

    private static Service.ErrorResponse unreadable() {
        return response(MetaErrors.translate(
                SluiceException.of(ErrorCode.INVALID_REQUEST, "The request is not one of a Sluice driver"), null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Avatica wraps what a Meta throws. */
    private static Service.ErrorResponse response(Exception thrown, Function<Throwable, SluiceException> unknown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AvaticaRuntimeException ours) {
                return response(ours);
            }
            if (t instanceof SluiceException known) {
                return response(MetaErrors.translate(known, null));
            }
        }
        return response(MetaErrors.translate(unknown.apply(thrown), null));
    }

    private static Service.ErrorResponse response(AvaticaRuntimeException error) {
        return new Service.ErrorResponse(
                List.of(),
                error.getErrorMessage(),
                error.getErrorCode(),
                error.getSqlState(),
                AvaticaSeverity.ERROR,
                null);
    }

    private static byte[] write(Object answer) {
        try {
            return JsonService.MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    /** Closes the connections whose sessions are meant. */
    public void closeWhere(Predicate<ClientSession> meant) {
        meta.closeWhere(meant);
    }
}
