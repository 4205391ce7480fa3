package io.sluice.driver;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a URL: {@code jdbc:sluice:[DIR][?key=value&key=value]} in process, {@code
 * jdbc:sluice://host:port[/catalog[/database]][?key=value&key=value]} for a server. Names and values may hold
 * percent-encoded characters.
 *
 * @param server host and port; empty for an engine in process
 * @param folder that keeps what the engine in process has
 * @param properties in the order written
 */
record ConnectionUrl(
        Optional<String> server,
        Optional<String> folder,
        Optional<String> catalog,
        Optional<String> database,
        Map<String, String> properties) {
    static final String PREFIX = "jdbc:sluice:";

    private static final String FORM =
            "jdbc:sluice:[DIR][?key=value&key=value] or jdbc:sluice://host:port[/catalog[/database]][?key=value]";

    /** @throws SluiceException {@link ErrorCode#INVALID_URL} */
    static ConnectionUrl parse(String url) {
        String rest = url.substring(PREFIX.length());
        int mark = rest.indexOf('?');
        String place = mark < 0 ? rest : rest.substring(0, mark);
        Map<String, String> properties = properties(mark < 0 ? "" : rest.substring(mark + 1), url);
        if (!place.startsWith("//")) {
            Optional<String> folder = Optional.of(decoded(place, url)).filter(text -> !text.isEmpty());
            return new ConnectionUrl(Optional.empty(), folder, Optional.empty(), Optional.empty(), properties);
        }
        String[] parts = place.substring(2).split("/", -1);
        if (parts.length > 3 || !parts[0].matches("(\\[[0-9a-fA-F:]+]|[^:\\[\\]]+):[0-9]{1,5}")) {
            throw wrong("The server in '" + url + "' is not host:port");
        }
        return new ConnectionUrl(
                Optional.of(parts[0]), Optional.empty(), part(parts, 1, url), part(parts, 2, url), properties);
    }

    private static Optional<String> part(String[] parts, int index, String url) {
        return index < parts.length
                ? Optional.of(decoded(parts[index], url)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Map<String, String> properties(String text, String url) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw wrong("'" + pair + "' in '" + url + "' is not key=value");
            }
            String key = decoded(pair.substring(0, equals), url);
            if (properties.put(key, decoded(pair.substring(equals + 1), url)) != null) {
                throw wrong("'" + key + "' stands twice in '" + url + "'");
            }
        }
        return properties;
    }

    private static String decoded(String text, String url) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("'" + text + "' in '" + url + "' is not percent-encoded")
                    .causedBy(e);
        }
    }

    private static SluiceException wrong(String what) {
        return SluiceException.of(ErrorCode.INVALID_URL, what).expected(FORM);
    }
}
