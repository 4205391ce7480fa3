package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import io.sluice.engine.CrashReport;
import io.sluice.engine.Engine;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.shell.remote.Connecting;
import io.sluice.shell.remote.ServerAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of the program, from its arguments to its exit code. */
final class Run {
    private final Arguments arguments;
    private final Surroundings surroundings;
    private final PrintStream err;

    Run(Arguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.err = surroundings.streams().err();
    }

    int run() {
        Optional<ServerAddress> address;
        Settings settings;
        Optional<List<SourceText>> scripts;
        PersonalFiles personal;
        try {
            Optional<String> target = arguments.connection().target();
            // No reference to a method, which would load its class.
            address = target.isPresent() ? Optional.of(ServerAddress.parse(target.get())) : Optional.empty();
            settings = StartSettings.read(arguments, address, surroundings);
            scripts = scripts();
            personal = scripts.isPresent()
                    ? new PersonalFiles(Optional.empty(), Optional.empty())
                    : PersonalFiles.find(arguments, surroundings);
        } catch (SluiceException e) {
            err.println(ErrorReport.render(e, null, null));
            return ExitCode.USAGE;
        } catch (SourceException e) {
            err.println(e.report());
            return ExitCode.USAGE;
        }
        int code;
        try {
            code = run(address, settings, scripts, personal);
        } catch (RuntimeException | Error e) {
            err.println(ErrorReport.render(CrashReport.describe(e), null, null));
            code = ExitCode.FAILED;
        }
        surroundings.streams().out().flush();
        return surroundings.streams().out().failure().map(this::outputFailed).orElse(code);
    }

    private int outputFailed(IOException failure) {
        if (surroundings.streams().out().readerHasGone()) {
            return ExitCode.READER_GONE;
        }
        SluiceException error =
                SluiceException.of(ErrorCode.IO_ERROR, "Standard output cannot be written: " + failure.getMessage());
        err.println(ErrorReport.render(error, null, null));
        return ExitCode.FAILED;
    }

    private int run(
            Optional<ServerAddress> address,
            Settings settings,
            Optional<List<SourceText>> sources,
            PersonalFiles personal) {
        List<Script> scripts = new ArrayList<>();
        for (SourceText source : sources.orElse(List.of())) {
            scripts.add(Script.parse(source.text()));
        }
        if (reportErrors(sources.orElse(List.of()), scripts)) {
            return ExitCode.FAILED;
        }
        Session.Mode mode = sources.isPresent() ? Session.Mode.SCRIPT : Session.Mode.PROMPT;
        boolean isPrompt = mode == Session.Mode.PROMPT;
        Notices notices = new Notices(surroundings.streams().out()::println);
        Consumer<String> warnings = isPrompt ? text -> notices.tell("WARNING: " + text) : this::warn;
        PrintStream printed =
                isPrompt ? notices.stream() : surroundings.streams().out();
        try (ShellSession session = address.isPresent()
                ? connect(address.get(), settings, !isPrompt, warnings)
                : EmbeddedSession.open(
                        new Engine.Surroundings(surroundings.files(), surroundings.clock(), printed),
                        settings,
                        mode,
                        warnings)) {
            StopOnInterrupt stop = new StopOnInterrupt(session);
            try {
                return sources.isPresent()
                        ? runScripts(session, stop, sources.get(), scripts)
                        : new Prompt(session, surroundings, personal, stop, notices).run();
            } finally {
                stop.remove();
            }
        }
    }

    private ShellSession connect(ServerAddress address, Settings settings, boolean script, Consumer<String> warnings) {
        return new Connecting(address, surroundings.files(), surroundings.environment())
                .open(arguments.connection().user(), surroundings.secrets(), script, settings, warnings);
    }

    private int runScripts(ShellSession session, StopOnInterrupt stop, List<SourceText> sources, List<Script> scripts) {
        Optional<ProgressMeter> progress = surroundings
                .streams()
                .progress()
                .filter(line -> arguments.progress())
                .map(line -> new ProgressMeter(line, session::progress, surroundings.clock()));
        try {
            progress.ifPresent(ProgressMeter::start);
            return new ScriptRunner(session, surroundings, stop).run(sources, scripts);
        } finally {
            progress.ifPresent(ProgressMeter::close);
        }
    }

    private boolean reportErrors(List<SourceText> sources, List<Script> scripts) {
        boolean failed = false;
        for (int i = 0; i < scripts.size(); i++) {
            for (SluiceException error : scripts.get(i).errors()) {
                err.println(ErrorReport.render(
                        error, sources.get(i).name(), sources.get(i).text()));
                failed = true;
            }
        }
        return failed;
    }

    /** The scripts to run; absent for the prompt. */
    private Optional<List<SourceText>> scripts() {
        if (!arguments.scripts().isEmpty()) {
            return Optional.of(arguments.scripts().stream().map(this::read).toList());
        }
        return surroundings.streams().inIsTerminal()
                ? Optional.empty()
                : Optional.of(List.of(SourceText.ofInput(surroundings.streams().in())));
    }

    private SourceText read(Arguments.ScriptSource source) {
        if (source instanceof Arguments.ScriptSource.File file) {
            return file.path().equals("-")
                    ? SourceText.ofInput(surroundings.streams().in())
                    : SourceText.ofFile(surroundings.files(), file.path());
        }
        return new SourceText(null, ((Arguments.ScriptSource.Text) source).sql());
    }

    private void warn(String warning) {
        err.println("WARNING: " + warning);
    }
}
