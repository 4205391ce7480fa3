package io.sluice.shell;

import io.sluice.shell.complete.Completion;
import io.sluice.shell.complete.SessionNames;
import io.sluice.shell.input.Typist;
import io.sluice.shell.input.TypistOpener;
import java.util.Optional;

/** A prompt: asks until a statement is complete, runs it, shows what it gave, and asks again. */
final class Prompt {
    private static final String CONNECTED = "Connected to %s; its jobs go on when the shell is left.";
    private static final String WELCOME = "Sluice %s. A statement ends with ';'. \\? helps, \\q leaves.";

    private final ShellSession session;
    private final Surroundings surroundings;
    private final PersonalFiles personal;
    private final StopOnInterrupt stop;
    private final Notices notices;

    Prompt(
            ShellSession session,
            Surroundings surroundings,
            PersonalFiles personal,
            StopOnInterrupt stop,
            Notices notices) {
        this.notices = notices;
        this.session = session;
        this.surroundings = surroundings;
        this.personal = personal;
        this.stop = stop;
    }

    int run() {
        StandardOutput out = surroundings.streams().out();
        Interruption interruption = new Interruption(session::detach);
        try (Typist typist = typist(interruption)) {
            notices.to(typist::notice);
            Console console = new Console(session, surroundings, typist.screen(), interruption, stop);
            session.server().ifPresent(url -> out.println(String.format(CONNECTED, url)));
            out.println(String.format(WELCOME, session.version()));
            personal.initScript().ifPresent(console::input);
            while (!console.hasQuit()) {
                console.tellNews();
                // What was begun before an \if that is not carried out waits for what comes after it.
                boolean active = console.branches().isActive();
                Optional<String> text = typist.read(active ? console.pending() : "");
                if (active) {
                    console.pending("");
                }
                if (text.isPresent()) {
                    console.input(text.get());
                } else {
                    out.println();
                    console.quit();
                }
            }
            console.tellNews();
            console.outlet().close();
        } finally {
            notices.to(out::println);
        }
        return ExitCode.DONE;
    }

    private Typist typist(Interruption interruption) {
        Completion completion = new Completion(new SessionNames(session::execute), Optional.of(CommandHelp::names));
        String noColour = surroundings.environment().apply("NO_COLOR"); // see no-color.org
        boolean colours = noColour == null || noColour.isEmpty();
        TypistOpener.Request request =
                new TypistOpener.Request(completion, personal.historyFile(), colours, interruption::raise);
        return surroundings
                .terminal()
                .flatMap(opener -> opener.open(request))
                .orElseGet(() -> new PlainTypist(surroundings.streams()));
    }
}
