package io.sluice.shell;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.shell.terminal.TerminalTypist;
import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The program {@code sluice}. */
public final class Main {
    private static final String HOME = "sluice.home";
    private static final String IN_IS_TERMINAL = "sluice.in.terminal";
    private static final String OUT_IS_TERMINAL = "sluice.out.terminal";
    private static final String ERR_IS_TERMINAL = "sluice.err.terminal";

    private Main() {}

    public static void main(String[] words) {
        Streams streams = streams();
        StandardOutput out = streams.out();
        PrintStream err = streams.err();
        System.setOut(out);
        System.setErr(err);
        Optional<String> settingsFile =
                Optional.ofNullable(System.getProperty(HOME)).map(home -> home + "/conf/sluice.yaml");
        int code = run(
                List.of(words),
                new Surroundings(
                        streams,
                        new LocalFileSystem(),
                        Clock.SYSTEM,
                        settingsFile,
                        System::getenv,
                        Main::askSecret,
                        streams.inIsTerminal() && streams.outIsTerminal()
                                ? Optional.of(request ->
                                        TerminalTypist.open(request)) // not a reference, which would load the class
                                : Optional.empty()));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs a command line to its end.
     *
     * @return the exit code: 0 done, 1 an SQL or job error, 2 wrong usage, 141 the reader of the output has gone
     */
    public static int run(List<String> words, Surroundings surroundings) {
        Streams streams = surroundings.streams();
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (SluiceException e) {
            streams.err().println(ErrorReport.render(e, null, null));
            return ExitCode.USAGE;
        }
        if (arguments.help()) {
            streams.out().print(Arguments.USAGE);
            return ExitCode.DONE;
        }
        if (arguments.version()) {
            streams.out().println("Sluice " + Engine.version());
            return ExitCode.DONE;
        }
        return new Run(arguments, surroundings).run();
    }

    private static String askSecret(String question) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", question);
        return typed == null ? null : new String(typed);
    }

    private static Streams streams() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        boolean outIsTerminal = Boolean.getBoolean(OUT_IS_TERMINAL);
        Optional<StatusLine> progress =
                Boolean.getBoolean(ERR_IS_TERMINAL) ? Optional.of(new StatusLine(err)) : Optional.empty();
        if (progress.isPresent()) {
            out = outIsTerminal ? progress.get().around(out) : out;
            err = progress.get().around(err);
        }
        return new Streams(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)), // a bare one seeks, which pipes refuse
                new StandardOutput(out),
                new StandardOutput(err),
                Boolean.getBoolean(IN_IS_TERMINAL),
                outIsTerminal,
                progress);
    }
}
