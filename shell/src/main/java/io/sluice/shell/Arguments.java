package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line, taken apart.
 *
 * @param scripts in the order given; empty: standard input or the prompt
 * @param settings of {@code -D}, in the order given
 * @param progress whether a terminal shows how far a job is
 */
record Arguments(
        boolean help,
        boolean version,
        List<ScriptSource> scripts,
        Map<String, String> settings,
        Optional<String> config,
        boolean progress,
        Prompting prompting,
        Connection connection) {
    /**
     * The server to use instead of an engine in this process.
     *
     * @param target what {@code --connect} says
     * @param user what {@code --user} says
     */
    record Connection(Optional<String> target, Optional<String> user) {}

    /**
     * What only the prompt needs.
     *
     * @param keepsHistory whether typed statements are kept in a file
     * @param history that file, when named
     * @param initFile whether the person's init file is run
     */
    record Prompting(boolean keepsHistory, Optional<String> history, boolean initFile) {}

    /** Where a script comes from. */
    sealed interface ScriptSource {
        /** {@code -f}. */
        record File(String path) implements ScriptSource {}

        /** {@code -e}. */
        record Text(String sql) implements ScriptSource {}
    }

    boolean keepsHistory() {
        return prompting.keepsHistory();
    }

    Optional<String> history() {
        return prompting.history();
    }

    boolean initFile() {
        return prompting.initFile();
    }

    static final String USAGE =
            """
            Sluice: streaming SQL in one process.

            Usage: sluice [OPTION]...                 opens the prompt, or runs a script from standard input
                   sluice [OPTION]... -f FILE ...     runs scripts
                   sluice [OPTION]... -e SQL ...      runs texts
                   sluice server                      runs a server; sluice server --help
                   sluice run, list, savepoint, stop, cancel, restart, checkpoints
                                                      act on a server's jobs; sluice list --help

              -f, --file FILE       run the statements of a file, - is standard input; may repeat
              -e, --execute SQL     run the statements of a text; may repeat
                  --connect URL     work on a server: host:port or jdbc:sluice://host:port[/catalog[/database]][?..]
                  --user NAME       as this user; the password is in SLUICE_PASSWORD, or is asked for
              -D KEY=VALUE          give a setting, as SET 'KEY' = 'VALUE' does; may repeat
                  --config FILE     read settings from a YAML file instead of conf/sluice.yaml
                  --no-progress     do not show on a terminal how far a job is
                  --history FILE    keep what is typed at the prompt in this file, not in ~/.sluice_history
                  --no-history      keep it in memory only
              -X, --no-init         do not run ~/.sluicerc before the first prompt
              -h, --help            show this text
              -v, --version         show the version

            Results go to standard output, errors and notes to standard error.
            Exit codes: 0 done, 1 an SQL or job error, 2 wrong usage, 130 interrupted,
            141 the reader of the output has gone.
            """;

    private static final List<String> OPTIONS = List.of(
            "-f",
            "--file",
            "-e",
            "--execute",
            "-D",
            "--config",
            "--no-progress",
            "--history",
            "--no-history",
            "-X",
            "--no-init",
            "--connect",
            "--user",
            "-h",
            "--help",
            "-v",
            "--version");

    /** Commands of a server, which {@code bin/sluice} knows by its first word. */
    private static final Set<String> COMMANDS =
            Set.of("server", "run", "list", "savepoint", "stop", "cancel", "restart", "checkpoints");

    Arguments {
        scripts = List.copyOf(scripts);
    }

    /** @throws SluiceException {@link ErrorCode#USAGE}: exit with code 2 */
    static Arguments parse(List<String> words) {
        Parser parser = new Parser();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            parser.take(rest.next(), rest);
        }
        return new Arguments(
                parser.help,
                parser.version,
                parser.scripts,
                parser.settings,
                parser.config,
                parser.progress,
                new Prompting(parser.keepsHistory, parser.history, parser.initFile),
                new Connection(parser.connect, parser.user));
    }

    private static SluiceException usage(String message) {
        return SluiceException.of(ErrorCode.USAGE, message).hint("sluice --help lists the options");
    }

    private static final class Parser {
        private final List<ScriptSource> scripts = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private Optional<String> config = Optional.empty();
        private boolean progress = true;
        private boolean keepsHistory = true;
        private Optional<String> history = Optional.empty();
        private boolean initFile = true;
        private Optional<String> connect = Optional.empty();
        private Optional<String> user = Optional.empty();
        private boolean help;
        private boolean version;

        void take(String word, Iterator<String> rest) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                option(
                        word.substring(0, equals),
                        List.of(word.substring(equals + 1)).iterator());
            } else if (word.startsWith("-D") && word.length() > 2) {
                setting(word.substring(2));
            } else {
                option(word, rest);
            }
        }

        private void option(String name, Iterator<String> rest) {
            switch (name) {
                case "-f", "--file" -> scripts.add(new ScriptSource.File(value(name, "a file", rest)));
                case "-e", "--execute" -> scripts.add(new ScriptSource.Text(value(name, "SQL text", rest)));
                case "-D" -> setting(value(name, "KEY=VALUE", rest));
                case "--config" -> config = Optional.of(value(name, "a file", rest));
                case "--no-progress" -> progress = false;
                case "--history" -> history = Optional.of(value(name, "a file", rest));
                case "--no-history" -> keepsHistory = false;
                case "-X", "--no-init" -> initFile = false;
                case "--connect" -> connect = Optional.of(value(name, "a server", rest));
                case "--user" -> user = Optional.of(value(name, "a name", rest));
                case "-h", "--help" -> help = true;
                case "-v", "--version" -> version = true;
                default -> throw unknown(name);
            }
        }

        private void setting(String pair) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw usage("'-D " + pair + "' gives no value").expected("-D KEY=VALUE");
            }
            settings.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }

        private static String value(String name, String what, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw usage("Option " + name + " needs " + what);
            }
            return rest.next();
        }

        private static SluiceException unknown(String word) {
            if (COMMANDS.contains(word)) {
                return usage("'" + word + "' is a command, which comes first")
                        .expected("bin/sluice " + word + ", and its options after it");
            }
            if (!word.startsWith("-")) {
                return usage("Unexpected '" + word + "'").hint("a script is run with -f FILE, a text with -e SQL");
            }
            SluiceException error = usage("There is no option '" + word + "'");
            return NearestName.of(word, OPTIONS)
                    .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                    .orElse(error);
        }
    }
}
