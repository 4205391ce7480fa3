package io.sluice.driver.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;
import org.apache.calcite.avatica.remote.Handler;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.Service;

/**
 * What a server answers to remote drivers: Avatica's requests and responses as JSON, over a {@link SluiceMeta}. Whoever
 * carries the bytes, checks who sent them and bounds their length is not its concern. Safe for several threads.
 *
 * <p>Errors have number, SQLSTATE and place, and nothing of the server's inside: no class names, no stack traces.
 */
public final class MetaEndpoint {
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

    private final SluiceMeta meta;
    private final JsonHandler handler;

    /** An answer. @param status of HTTP */
    public record Answer(int status, byte[] json) {}

    /** @param unknown what to say of an exception that is a bug; it writes down the details */
    public MetaEndpoint(SluiceMeta meta, Function<Throwable, SluiceException> unknown) {
        this.meta = meta;
        this.handler = new JsonHandler(new LocalService(meta), NoopMetricsSystem.getInstance()) {
            @Override
            public HandlerResponse<String> convertToErrorResponse(Exception e) {
                boolean unreadable = e instanceof JsonProcessingException;
                Service.ErrorResponse response = unreadable ? unreadable() : response(e, unknown);
                return new HandlerResponse<>(encode(response), unreadable ? BAD_REQUEST : FAILED);
            }
        };
    }

    /** Carries out one request; waits as {@link SluiceMeta} does. */
    public Answer answer(byte[] json) {
        Handler.HandlerResponse<String> response = handler.apply(new String(json, StandardCharsets.UTF_8));
        return new Answer(response.getStatusCode(), bytes(response.getResponse()));
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

    private static String encode(Service.Response response) {
        try {
            return JsonService.MAPPER.writeValueAsString(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written as JSON", e);
        }
    }

    /** Closes the connections whose sessions are meant. */
    public void closeWhere(Predicate<ClientSession> meant) {
        meta.closeWhere(meant);
    }
}
