package io.sluice.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program {@code sluice server} in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final String LISTENS = "Sluice server listens on http://";
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final String address;

    /** Starts it on a free port, and waits until it answers. */
    ServerProcess(Path data, Path roots) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "server",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--file-roots",
                roots.toString(),
                "-D",
                "parallelism.default=2"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out = process.inputReader();
        StringBuilder all = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            all.append(line).append('\n');
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("the server did not start:\n" + all);
        }
        address = line.substring(LISTENS.length());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sluice://" + address);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    /** As {@code kill} does. */
    void stop() {
        process.destroy();
        end();
    }

    private void end() {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not end", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
