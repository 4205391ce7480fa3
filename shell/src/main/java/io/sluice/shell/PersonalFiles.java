package io.sluice.shell;

import java.io.IOException;
import java.util.Optional;

/**
 * The files of the person at the prompt.
 *
 * @param historyFile where typed statements are kept; absent: in memory only
 * @param initScript is run before the first prompt
 */
record PersonalFiles(Optional<String> historyFile, Optional<SourceText> initScript) {
    private static final String HISTORY = "SLUICE_HISTORY";
    private static final String INIT = "SLUICE_RC";

    /** @throws io.sluice.core.error.SluiceException when an init file that was asked for cannot be read */
    static PersonalFiles find(Arguments arguments, Surroundings surroundings) {
        return new PersonalFiles(history(arguments, surroundings), init(arguments, surroundings));
    }

    private static Optional<String> history(Arguments arguments, Surroundings surroundings) {
        if (!arguments.keepsHistory()) {
            return Optional.empty();
        }
        if (arguments.history().isPresent()) {
            return arguments.history();
        }
        String named = surroundings.environment().apply(HISTORY);
        if (named != null) {
            return Optional.of(named).filter(path -> !path.isBlank());
        }
        String state = surroundings.environment().apply("XDG_STATE_HOME");
        return state != null && !state.isBlank()
                ? Optional.of(state + "/sluice/history")
                : home(surroundings).map(home -> home + "/.sluice_history");
    }

    private static Optional<SourceText> init(Arguments arguments, Surroundings surroundings) {
        if (!arguments.initFile()) {
            return Optional.empty();
        }
        String named = surroundings.environment().apply(INIT);
        Optional<String> path =
                named == null ? home(surroundings).map(home -> home + "/.sluicerc") : Optional.of(named);
        return path.filter(file -> !file.isBlank() && exists(surroundings, file))
                .map(file -> SourceText.ofFile(surroundings.files(), file));
    }

    private static Optional<String> home(Surroundings surroundings) {
        return Optional.ofNullable(surroundings.environment().apply("HOME")).filter(home -> !home.isBlank());
    }

    private static boolean exists(Surroundings surroundings, String path) {
        try {
            return surroundings.files().exists(path);
        } catch (IOException e) {
            return false;
        }
    }
}
