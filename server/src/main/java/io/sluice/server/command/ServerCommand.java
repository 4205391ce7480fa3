package io.sluice.server.command;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.engine.CrashReport;
import io.sluice.engine.settings.SettingsFile;
import io.sluice.server.ServerOptions;
import io.sluice.server.ServerSettings;
import io.sluice.server.SluiceServer;
import io.sluice.server.auth.KeyStores;
import io.sluice.server.auth.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** {@code sluice server}: runs until the process is told to end; {@code sluice server hash-password}: prints a hash. */
public final class ServerCommand {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final long REAP_SECONDS = 5;
    private static final String HASH = "hash-password";
    private static final Map<String, String> KEYS = Map.of(
            "--port", ServerOptions.PORT.key(),
            "--host", ServerOptions.HOST.key(),
            "--data", ServerOptions.DATA.key(),
            "--users", ServerOptions.USERS.key(),
            "--file-roots", ServerOptions.FILE_ROOTS.key());

    static final String HELP =
            """
            Usage: sluice server [OPTION]...       runs until it is told to end (SIGTERM, Ctrl-C)
                   sluice server hash-password     reads a password, prints its hash for the users file

                  --port N            the port, 0 for a free one; 8642
                  --host H            the address; 127.0.0.1. Others need --users
                  --data DIR          keeps catalog, jobs, checkpoints, savepoints; unset: in memory
                  --users FILE        users, a line each: name:hash
                  --file-roots DIRS   folders, separated by ;, that sessions may read and write; none
                  --config FILE       settings, server.* for the server, others for its sessions
              -D KEY=VALUE            one such setting; may repeat
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final LocalFileSystem files = new LocalFileSystem();

    public ServerCommand(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /** Ends with the exit code. */
    public int run(List<String> words) {
        SluiceServer server;
        try {
            Words parsed = Words.parse(
                    words,
                    List.of("--help", "-h"),
                    List.of("--port", "--host", "--data", "--users", "--file-roots", "--config", "-D"));
            if (parsed.has("--help") || parsed.has("-h")) {
                out.print(HELP);
                return 0;
            }
            if (parsed.rest().equals(List.of(HASH))) {
                out.println(Users.hash(text(in.readAllBytes()).stripTrailing().toCharArray()));
                return 0;
            }
            if (!parsed.rest().isEmpty()) {
                throw Words.usage("Unexpected '" + parsed.rest().get(0) + "'");
            }
            server = start(settings(parsed));
        } catch (SluiceException e) {
            err.println(ErrorReport.render(e, null, null));
            return USAGE;
        } catch (IOException | RuntimeException | Error e) {
            err.println(ErrorReport.render(CrashReport.describe(e), null, null));
            return FAILED;
        }
        out.println("Sluice server listens on " + server.url());
        out.flush();
        serve(server);
        return 0;
    }

    private ServerSettings settings(Words words) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        Optional<String> config = words.option("--config");
        if (config.isPresent()) {
            all.putAll(SettingsFile.parse(text(read(config.get()))));
        }
        all.putAll(words.settings());
        KEYS.forEach((option, key) -> words.option(option).ifPresent(value -> all.put(key, value)));
        return ServerSettings.of(all);
    }

    private SluiceServer start(ServerSettings settings) throws IOException {
        Optional<Users> users = Optional.empty();
        String usersFile = settings.get(ServerOptions.USERS);
        if (usersFile != null) {
            try {
                users = Optional.of(Users.parse(text(read(usersFile))));
            } catch (SluiceException e) {
                throw e.prefixed(usersFile + ": ");
            }
        }
        return SluiceServer.start(
                settings, new SluiceServer.Surroundings(files, Clock.SYSTEM, out, err::println, users, tls(settings)));
    }

    private Optional<SSLContext> tls(ServerSettings settings) throws IOException {
        String store = settings.get(ServerOptions.KEYSTORE);
        if (store == null) {
            return Optional.empty();
        }
        String passwordFile = settings.get(ServerOptions.KEYSTORE_PASSWORD);
        String password = passwordFile == null ? "" : text(read(passwordFile)).stripTrailing();
        return Optional.of(KeyStores.tls(read(store), password.toCharArray()));
    }

    private byte[] read(String path) throws IOException {
        try (InputStream stream = files.stream(path)) {
            return stream.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Until the process is told to end; its end waits until the server has stopped. */
    private void serve(SluiceServer server) {
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            ending.countDown();
                            server.stop().forEach(err::println);
                            out.flush();
                            stopped.countDown();
                        },
                        "sluice-stop"));
        try {
            while (!ending.await(REAP_SECONDS, TimeUnit.SECONDS)) {
                server.reap();
            }
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
