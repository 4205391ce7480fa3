package io.sluice.shell.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to connect to: {@code host:port}, {@code http://host:port}, {@code https://host:port}, or the URL of a driver,
 * {@code jdbc:sluice://host:port[/catalog[/database]][?key=value&key=value]}, whose keys mean what they mean there.
 *
 * @param url {@code http} or {@code https}, host and port
 * @param catalog to begin in; empty for the usual one, as the database
 * @param access what of the URL is about users and TLS
 * @param settings its other keys
 * @param notes what of it has no effect here, a sentence each
 */
public record ServerAddress(
        String url,
        String catalog,
        String database,
        Map<String, String> access,
        Map<String, String> settings,
        List<String> notes) {
    private static final String JDBC = "jdbc:sluice:";
    private static final String FORM =
            "host:port, or jdbc:sluice://host:port[/catalog[/database]][?key=value&key=value]";
    private static final String HOST_AND_PORT = "(\\[[0-9a-fA-F:]+]|[^:/\\[\\]]+):[0-9]{1,5}";
    private static final List<String> ACCESS = List.of("user", "password", "tls", "trustStore", "trustStorePassword");
    private static final List<String> OF_JDBC = List.of("timeZone", "fetchSize", "init");
    private static final int MOST_PARTS = 3;

    /** @throws SluiceException {@link ErrorCode#INVALID_URL} */
    public static ServerAddress parse(String text) {
        if (!text.startsWith(JDBC)) {
            boolean https = text.startsWith("https://");
            String place = text.replaceFirst("^https?://", "").replaceFirst("/$", "");
            return of(place, https ? Map.of("tls", "true") : Map.of(), text);
        }
        String rest = text.substring(JDBC.length());
        if (!rest.startsWith("//")) {
            throw wrong("'" + text + "' names no server");
        }
        int mark = rest.indexOf('?');
        String place = mark < 0 ? rest : rest.substring(0, mark);
        return of(place.substring(2), pairs(mark < 0 ? "" : rest.substring(mark + 1), text), text);
    }

    private static ServerAddress of(String place, Map<String, String> given, String text) {
        String[] parts = place.split("/", -1);
        if (parts.length > MOST_PARTS || !parts[0].matches(HOST_AND_PORT)) {
            throw wrong("The server in '" + text + "' is not host:port");
        }
        Map<String, String> rest = new LinkedHashMap<>(given);
        Map<String, String> access = new LinkedHashMap<>();
        ACCESS.forEach(key -> Optional.ofNullable(rest.remove(key)).ifPresent(value -> access.put(key, value)));
        String scheme = tls(access) ? "https://" : "http://";
        List<String> notes = OF_JDBC.stream()
                .filter(key -> rest.remove(key) != null)
                .map(key -> "'" + key + "' of the URL is for programs, and has no effect in the shell")
                .toList();
        String catalog = first(rest.remove("catalog"), parts, 1, text);
        String database = first(rest.remove("database"), parts, 2, text);
        Optional.ofNullable(rest.remove("resultMode"))
                .ifPresent(mode -> rest.put("sql-client.execution.result-mode", mode));
        return new ServerAddress(scheme + parts[0], catalog, database, access, rest, notes);
    }

    private static String first(String given, String[] parts, int index, String text) {
        String part = index < parts.length ? decoded(parts[index], text) : "";
        return !part.isEmpty() || given == null ? part : given;
    }

    private static boolean tls(Map<String, String> access) {
        String tls = access.getOrDefault("tls", "false");
        if (!tls.equals("true") && !tls.equals("false")) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "'tls' = '" + tls + "'")
                    .expected("true or false");
        }
        return tls.equals("true");
    }

    private static Map<String, String> pairs(String text, String url) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            if (equals <= 0) {
                throw wrong("A part of the URL after '?' is not key=value");
            }
            String key = decoded(pair.substring(0, equals), url);
            if (pairs.put(key, decoded(pair.substring(equals + 1), url)) != null) {
                throw wrong("'" + key + "' stands twice in the URL");
            }
        }
        return pairs;
    }

    private static String decoded(String text, String url) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("A part of the URL is not percent-encoded").causedBy(e);
        }
    }

    private static SluiceException wrong(String what) {
        return SluiceException.of(ErrorCode.INVALID_URL, what).expected(FORM);
    }
}
