package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.parser.SluiceSql;
import io.sluice.shell.input.Branches;
import io.sluice.shell.input.InputPiece;
import io.sluice.shell.input.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out the commands of the prompt. Used by one thread. */
final class ShellCommands {
    private static final int MOST_INCLUDES = 16;
    /** Those that say where a branch begins and ends. */
    private static final Set<ShellCommand> BRANCHING =
            EnumSet.of(ShellCommand.IF, ShellCommand.ELSE_IF, ShellCommand.ELSE, ShellCommand.END_IF);

    private final Console console;
    private final Surroundings surroundings;
    private final StatementBuffer buffer;
    private int includes;

    ShellCommands(Console console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
        this.buffer = new StatementBuffer(console, surroundings);
    }

    /**
     * @return false when it failed and has said so
     * @throws SluiceException for what is wrong with the command
     */
    boolean run(InputPiece.Command typed) {
        boolean active = console.branches().isActive();
        Optional<ShellCommand> known = ShellCommand.of(typed.name());
        if (!active && !known.map(BRANCHING::contains).orElse(false)) {
            return true;
        }
        ShellCommand command = known.orElseThrow(() -> unknown(typed.name()));
        List<String> words = Words.of(typed.arguments(), console.variables());
        String first = words.isEmpty() ? "" : words.get(0);
        StandardOutput out = console.out();
        switch (command) {
            case HELP -> out.print(CommandHelp.list());
            case SQL_HELP -> out.print(SqlHelp.of(typed.arguments()));
            case QUIT -> console.quit();
            case EXECUTE -> {
                return buffer.execute();
            }
            case EXECUTE_EXPANDED -> {
                return buffer.executeExpanded();
            }
            case EXECUTE_EACH -> {
                return buffer.executeEach();
            }
            case EXECUTE_INTO -> {
                return buffer.executeInto(first);
            }
            case WATCH -> {
                return buffer.watch(first);
            }
            case EDIT -> {
                return buffer.edit();
            }
            case PRINT -> out.println(buffer.text().strip());
            case RESET -> console.pending("");
            case INCLUDE -> {
                return include(required(command, first));
            }
            case OUTPUT -> output(typed.arguments(), first);
            case ECHO -> echo(words);
            case IF -> console.branches().begin(() -> Branches.condition(required(command, first)));
            case ELSE_IF -> console.branches().elseIf(() -> Branches.condition(required(command, first)));
            case ELSE -> console.branches().otherwise();
            case END_IF -> console.branches().end();
            case DESCRIBE -> {
                return describe(first);
            }
            case TABLES -> {
                return list("SHOW TABLES", first);
            }
            case VIEWS -> {
                return list("SHOW VIEWS", first);
            }
            case MATERIALIZED_VIEWS -> {
                return list("SHOW MATERIALIZED VIEWS", first);
            }
            case FUNCTIONS -> {
                return list("SHOW FUNCTIONS", first);
            }
            case DATABASES -> {
                return console.run("SHOW DATABASES");
            }
            case CATALOGS -> {
                return console.run("SHOW CATALOGS");
            }
            case JOBS -> {
                return console.run("SHOW JOBS");
            }
            case EXPANDED -> expand(command, first);
            case TIMING -> time(command, first);
            case PSET -> {
                return pset(words);
            }
            case SET -> set(words);
            case UNSET -> console.variables().unset(required(command, first));
            case SHELL -> buffer.system(required(command, typed.arguments()));
        }
        return true;
    }

    private static SluiceException unknown(String name) {
        SluiceException error = SluiceException.of(ErrorCode.USAGE, "There is no command '\\" + name + "'");
        return NearestName.of('\\' + name, CommandHelp.names())
                .map(near -> error.hint("did you mean " + near + "? \\? lists the commands"))
                .orElse(error.hint("\\? lists the commands"));
    }

    private static String required(ShellCommand command, String argument) {
        if (argument.isEmpty()) {
            throw SluiceException.of(ErrorCode.USAGE, "\\" + command.word() + " needs " + command.arguments());
        }
        return argument;
    }

    private void echo(List<String> words) {
        boolean open = !words.isEmpty() && words.get(0).equals("-n");
        String text = String.join(" ", open ? words.subList(1, words.size()) : words);
        console.out().print(open ? text : text + "\n");
        console.out().flush();
    }

    private boolean include(String path) {
        if (includes >= MOST_INCLUDES) {
            throw SluiceException.of(ErrorCode.USAGE, "Files include each other more than " + MOST_INCLUDES + " deep");
        }
        SourceText source = SourceText.ofFile(surroundings.files(), path);
        includes++;
        try {
            return console.file(source);
        } finally {
            includes--;
        }
    }

    private void output(String arguments, String file) {
        if (arguments.isEmpty()) {
            console.outlet().close();
        } else if (arguments.startsWith("|")) {
            console.outlet().toCommand(arguments.substring(1).strip());
        } else {
            console.outlet().toFile(file);
        }
    }

    private boolean describe(String name) {
        if (name.isEmpty()) {
            return console.run("SHOW TABLES");
        }
        return isPattern(name) ? list("SHOW TABLES", name) : console.run("DESCRIBE " + name.replace(";", ""));
    }

    private boolean list(String show, String pattern) {
        String wanted = pattern.replace(";", "");
        return console.run(wanted.isEmpty() ? show : show + " LIKE " + SluiceSql.quoteString(like(wanted)));
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('%') >= 0;
    }

    private static String like(String pattern) {
        return pattern.replace('*', '%').replace('?', '_');
    }

    private void expand(ShellCommand command, String word) {
        console.display().expand(flag(command, word, console.display().expanded()));
        console.out().println("Expanded display is " + (console.display().expanded() ? "on." : "off."));
    }

    private void time(ShellCommand command, String word) {
        console.display().time(flag(command, word, console.display().timing()));
        console.out().println("Timing is " + (console.display().timing() ? "on." : "off."));
    }

    /** Without a word it turns. */
    private static boolean flag(ShellCommand command, String word, boolean now) {
        return switch (word) {
            case "" -> !now;
            case "on", "true", "1" -> true;
            case "off", "false", "0" -> false;
            default ->
                throw SluiceException.of(ErrorCode.USAGE, "'" + word + "' is neither on nor off")
                        .expected("\\" + command.word() + " " + command.arguments());
        };
    }

    private boolean pset(List<String> words) {
        Display display = console.display();
        String name = words.isEmpty() ? "" : words.get(0);
        String value = words.size() < 2 ? "" : words.get(1);
        switch (name) {
            case "" ->
                console.out()
                        .println("null     '" + display.nullText() + "'\npager    " + (display.pager() ? "on" : "off"));
            case "null" -> {
                display.showNullAs(value);
                console.out().println("Null display is \"" + value + "\".");
            }
            case "pager" -> {
                display.page(flag(ShellCommand.PSET, value, display.pager()));
                console.out().println("Pager is " + (display.pager() ? "on." : "off."));
            }
            case "format" -> {
                return console.run("SET 'sql-client.execution.result-mode' = " + SluiceSql.quoteString(value));
            }
            default ->
                throw SluiceException.of(ErrorCode.USAGE, "\\pset knows no '" + name + "'")
                        .expected("null, pager or format");
        }
        return true;
    }

    private void set(List<String> words) {
        if (words.isEmpty()) {
            console.variables().all().forEach((name, value) -> console.out().println(name + " = '" + value + "'"));
            return;
        }
        console.variables().set(words.get(0), String.join("", words.subList(1, words.size())));
    }
}
