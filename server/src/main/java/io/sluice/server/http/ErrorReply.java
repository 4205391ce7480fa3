package io.sluice.server.http;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as answers: {@code {"error": {"code", "sqlState", "message", "report"}}}, the report as a terminal shows it. */
public final class ErrorReply {
    private ErrorReply() {}

    public static Reply of(SluiceException error) {
        return of(error, null, null);
    }

    /** @param text which the error's position counts in; null when there is none */
    public static Reply of(SluiceException error, String source, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", error.code().label());
        fields.put("sqlState", error.code().sqlState());
        fields.put("message", error.getMessage());
        fields.put("report", ErrorReport.render(error, source, text));
        return Reply.json(status(error.code()), Json.bytes(Map.of("error", fields)));
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case JOB_NOT_FOUND -> Reply.NOT_FOUND;
            case ACCESS_DENIED -> Reply.FORBIDDEN;
            case NOT_AUTHENTICATED -> Reply.UNAUTHORIZED;
            case REQUEST_TOO_LARGE -> Reply.TOO_LARGE;
            case TOO_MANY_SESSIONS, TOO_MANY_STATEMENTS -> Reply.UNAVAILABLE;
            default -> code.kind() == ErrorKind.USER ? Reply.BAD_REQUEST : Reply.FAILED;
        };
    }
}
