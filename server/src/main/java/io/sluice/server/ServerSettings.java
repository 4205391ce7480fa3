package io.sluice.server;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server is started with.
 *
 * @param server values of {@link ServerOptions}
 * @param session settings that every session begins with, not yet checked
 */
public record ServerSettings(Settings server, Map<String, String> session) {
    public ServerSettings {
        session = Map.copyOf(session);
    }

    /**
     * Settings of a file or of {@code -D}: those of the server begin with {@code server.}, the others are for sessions.
     *
     * @throws SluiceException UNKNOWN_SETTING, INVALID_SETTING
     */
    public static ServerSettings of(Map<String, String> values) {
        Settings server = Settings.EMPTY;
        Map<String, String> session = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (!entry.getKey().startsWith(ServerOptions.PREFIX)) {
                session.put(entry.getKey(), entry.getValue());
                continue;
            }
            server = server.with(entry.getKey(), entry.getValue());
            server.get(option(entry.getKey()));
        }
        return new ServerSettings(server, session);
    }

    private static Option<?> option(String key) {
        List<String> keys = ServerOptions.ALL.stream().map(Option::key).toList();
        return ServerOptions.ALL.stream()
                .filter(option -> option.key().equals(key))
                .findFirst()
                .orElseThrow(() -> {
                    SluiceException error =
                            SluiceException.of(ErrorCode.UNKNOWN_SETTING, "The server has no setting '" + key + "'");
                    return NearestName.of(key, keys)
                            .map(near -> error.hint("did you mean '" + near + "'?"))
                            .orElse(error.expected("one of " + String.join(", ", keys)));
                });
    }

    /** The value of one of the server's own settings, or its default. */
    public <T> T get(Option<T> option) {
        return server.get(option);
    }
}
