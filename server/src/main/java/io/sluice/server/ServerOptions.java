package io.sluice.server;

import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import java.time.Duration;
import java.util.List;

/** The server's own settings, in its configuration file or as options of its command line; no session can change them. */
public final class ServerOptions {
    static final String PREFIX = "server.";

    public static final Option<String> HOST = Options.text(
            "server.host", "127.0.0.1", "the address to listen at; loopback, because others must prove who they are");

    public static final Option<Integer> PORT =
            Options.integer("server.port", 0, "8642", "the port to listen at; 0 takes a free one");

    public static final Option<String> DATA = Options.text(
            "server.data-dir", null, "the folder of catalog, jobs, checkpoints and savepoints; unset: memory");

    public static final Option<String> FILE_ROOTS = Options.text(
            "server.file-roots",
            "",
            "folders, separated by ';', below which sessions may read and write files; none, because whoever may run "
                    + "SQL is not whoever started the server");

    public static final Option<String> USERS = Options.text(
            "server.users-file",
            null,
            "users and their hashed passwords, a line each; unset: whoever reaches the port");

    public static final Option<String> KEYSTORE = Options.text(
            "server.tls.keystore", null, "a PKCS12 file with the server's key and certificate; unset: no TLS");

    public static final Option<String> KEYSTORE_PASSWORD =
            Options.text("server.tls.keystore-password-file", null, "a file with the password of the key store");

    public static final Option<Integer> MOST_SESSIONS = Options.integer(
            "server.session.max", 1, "256", "sessions at once; a pool has ten, a session some hundred kilobytes");

    public static final Option<Duration> IDLE_TIMEOUT = Options.someTime(
            "server.session.idle-timeout",
            "30 min",
            "how long a session may do nothing; longer than pools keep theirs");

    public static final Option<Integer> MOST_STATEMENTS = Options.integer(
            "server.statement.max",
            1,
            "128",
            "statements that run at once, of all sessions; jobs in the background not");

    public static final Option<Long> MOST_REQUEST_BYTES =
            Options.memory("server.request.max-size", "16 mb", "bytes of one request; a script is far smaller");

    static final List<Option<?>> ALL = List.of(
            HOST,
            PORT,
            DATA,
            FILE_ROOTS,
            USERS,
            KEYSTORE,
            KEYSTORE_PASSWORD,
            MOST_SESSIONS,
            IDLE_TIMEOUT,
            MOST_STATEMENTS,
            MOST_REQUEST_BYTES);

    private ServerOptions() {}
}
