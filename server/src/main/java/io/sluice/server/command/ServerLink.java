package io.sluice.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.server.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Asks a server. Blocks until it has answered. */
final class ServerLink {
    private static final int LEAST_ERROR = 400;

    private final String url;
    private final String user;
    private final String password;

    /** @param user null for none, as the password */
    ServerLink(String url, String user, String password) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.user = user;
        this.password = password;
    }

    /** @throws ServerError what the server says; SERVER_UNREACHABLE when it says nothing */
    JsonNode get(String path) {
        return ask(path, null);
    }

    JsonNode post(String path, Map<String, Object> body) {
        return ask(path, Json.bytes(body));
    }

    private JsonNode ask(String path, byte[] body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address(path).openConnection();
            if (user != null) {
                String pair = user + ":" + (password == null ? "" : password);
                String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
                connection.setRequestProperty("Authorization", "Basic " + encoded);
            }
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setFixedLengthStreamingMode(body.length);
                connection.getOutputStream().write(body);
            }
            boolean failed = connection.getResponseCode() >= LEAST_ERROR;
            try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
                JsonNode answer = Json.object(in == null ? new byte[0] : in.readAllBytes());
                if (failed) {
                    throw new ServerError(
                            answer.path("error").path("report").asText("ERROR: HTTP " + connection.getResponseCode()));
                }
                return answer;
            }
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.SERVER_UNREACHABLE,
                            "The server at " + url + " does not answer: " + e.getMessage())
                    .hint("start one with 'sluice server', or name it with --server or SLUICE_SERVER")
                    .causedBy(e);
        }
    }

    private URL address(String path) {
        try {
            URL address = new URI(url + path).toURL();
            if (address.getProtocol().startsWith("http")) {
                return address;
            }
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            throw Words.usage("'" + url + "' is not the URL of a server").causedBy(e);
        }
        throw Words.usage("'" + url + "' is not the URL of a server").expected("http://host:port");
    }
}
