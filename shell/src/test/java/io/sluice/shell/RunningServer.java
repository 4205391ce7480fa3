package io.sluice.shell;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.server.ServerSettings;
import io.sluice.server.SluiceServer;
import io.sluice.server.auth.Users;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A server on a free port of this machine, for one test. */
public final class RunningServer implements AutoCloseable {
    private final SluiceServer server;

    /** @param folder below which its sessions may use files */
    public RunningServer(Path folder, Map<String, String> settings, Clock clock, Optional<Users> users) {
        this(folder, settings, clock, users, Optional.empty());
    }

    RunningServer(
            Path folder, Map<String, String> settings, Clock clock, Optional<Users> users, Optional<SSLContext> tls) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("server.port", "0");
        all.put("server.file-roots", folder.toString());
        server = SluiceServer.start(
                ServerSettings.of(all),
                new SluiceServer.Surroundings(
                        new LocalFileSystem(),
                        clock,
                        new PrintStream(OutputStream.nullOutputStream()),
                        note -> {},
                        users,
                        tls));
    }

    /** {@code host:port}. */
    public String place() {
        return "localhost:" + server.port();
    }

    /** Ends sessions that are idle. */
    void reap() {
        server.reap();
    }

    @Override
    public void close() {
        server.close();
    }
}
