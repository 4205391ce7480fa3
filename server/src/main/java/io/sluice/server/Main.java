package io.sluice.server;

import io.sluice.server.command.RemoteCommands;
import io.sluice.server.command.ServerCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code sluice server}, and the commands that act on a server's jobs. */
public final class Main {
    private static final String SERVER = "server";

    private Main() {}

    /** Exit codes: 0 done, 1 an error of the server or of what it was asked for, 2 wrong usage. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        List<String> all = List.of(words);
        int code = !all.isEmpty() && all.get(0).equals(SERVER)
                ? new ServerCommand(out, err, System.in).run(all.subList(1, all.size()))
                : new RemoteCommands(out, err, System.getenv()).run(all);
        out.flush();
        System.exit(code);
    }
}
