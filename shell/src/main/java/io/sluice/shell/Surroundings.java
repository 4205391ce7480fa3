package io.sluice.shell;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import io.sluice.shell.input.TypistOpener;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run has around it.
 *
 * @param settingsFile the file that is read when {@code --config} names no other and it exists
 * @param environment a variable of the system by its name; null when it is not set
 * @param secrets asks the person at the terminal for what is not to be seen; null when there is nobody
 * @param terminal sets up the prompt of a terminal; absent for the plain one
 */
public record Surroundings(
        Streams streams,
        FileSystem files,
        Clock clock,
        Optional<String> settingsFile,
        UnaryOperator<String> environment,
        UnaryOperator<String> secrets,
        Optional<TypistOpener> terminal) {}
