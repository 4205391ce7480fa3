package io.sluice.server.http;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.server.auth.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets through what may be answered. Immutable, for any thread.
 *
 * <p>A page in a browser on this machine reaches the loopback address too. So requests that a page makes ({@code Origin})
 * are refused, and without users also those for a name that is not this machine's, which someone may have pointed here.
 *
 * @param users empty: whoever comes is let in, as user ""
 * @param unknown what to say of an exception that is a bug; it writes down the details
 */
public record Gate(Optional<Users> users, long mostBytes, Function<Throwable, SluiceException> unknown) {
    /** The same for those who prove nothing: what says only that the server is there. */
    public Gate open() {
        return new Gate(Optional.empty(), mostBytes, unknown);
    }

    Reply pass(HttpCall call, Route route) throws IOException {
        try {
            return route.answer(checked(call));
        } catch (SluiceException e) {
            return ErrorReply.of(e);
        } catch (RuntimeException | Error e) {
            return ErrorReply.of(unknown.apply(e));
        }
    }

    private Request checked(HttpCall call) throws IOException {
        if (call.header("Origin") != null) {
            throw SluiceException.of(ErrorCode.ACCESS_DENIED, "Pages in a browser may not use the server");
        }
        String user = "";
        if (users.isPresent()) {
            user = users.get().find(call.header("Authorization")).orElseThrow(() -> SluiceException.of(
                            ErrorCode.NOT_AUTHENTICATED, "The server wants a user and the right password")
                    .hint("jdbc:sluice://host:port?user=..&password=..; --user with SLUICE_PASSWORD"));
        } else if (!isLocal(call.header("Host"))) {
            throw SluiceException.of(
                    ErrorCode.ACCESS_DENIED, "Without users the server answers only to the names of its own machine");
        }
        Optional<byte[]> body = call.body(mostBytes);
        if (body.isEmpty()) {
            throw SluiceException.of(ErrorCode.REQUEST_TOO_LARGE, "The request is longer than " + mostBytes + " bytes")
                    .hint("'server.request.max-size' is the limit");
        }
        return new Request(call.method(), call.path(), body.get(), user);
    }

    /** Whether a {@code Host} header names the loopback address; looks nothing up. */
    private static boolean isLocal(String header) {
        if (header == null) {
            return false;
        }
        String host = header.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        boolean literal = host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
        return literal
                || host.equals("localhost")
                || host.equals(InetAddress.getLoopbackAddress().getHostName());
    }
}
