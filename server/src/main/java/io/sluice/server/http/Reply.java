package io.sluice.server.http;

import java.nio.charset.StandardCharsets;

/** An answer. @param status of HTTP */
public record Reply(int status, String contentType, byte[] body) {
    public static final int OK = 200;
    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int WRONG_METHOD = 405;
    public static final int TOO_LARGE = 413;
    public static final int FAILED = 500;
    public static final int UNAVAILABLE = 503;

    public static Reply json(int status, byte[] body) {
        return new Reply(status, "application/json", body);
    }

    public static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
}
