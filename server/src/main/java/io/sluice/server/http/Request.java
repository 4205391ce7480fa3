package io.sluice.server.http;

import java.util.List;

/**
 * A request that may be answered: it is from where it may be, of someone known, and not too long.
 *
 * @param path its parts, decoded, below that of the route
 * @param user empty where the server has no users
 */
public record Request(String method, List<String> path, byte[] body, String user) {
    public Request {
        path = List.copyOf(path);
    }
}
