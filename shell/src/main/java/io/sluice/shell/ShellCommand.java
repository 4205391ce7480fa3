package io.sluice.shell;

import java.util.Optional;

/** The commands of the prompt, named as psql names them. */
enum ShellCommand {
    HELP("?", "", "this list"),
    SQL_HELP("h", "[STATEMENT]", "syntax and an example of a statement; without one the list of them"),
    QUIT("q", "", "leave"),
    EXECUTE("g", "", "run the statement so far, or the last one again"),
    EXECUTE_EACH("gexec", "", "run it, and each value of its rows as a statement"),
    EXECUTE_INTO("gset", "[PREFIX]", "run it, and set a variable for each column of its one row"),
    EXECUTE_EXPANDED("gx", "", "the same, one line per column"),
    WATCH("watch", "[SECONDS]", "run it every 2 seconds, or so many, until q or Ctrl-C"),
    EDIT("e", "", "edit it with $VISUAL or $EDITOR"),
    PRINT("p", "", "show it"),
    RESET("r", "", "forget the statement so far"),
    INCLUDE("i", "FILE", "run a file; it ends at its first error"),
    OUTPUT("o", "[FILE | |COMMAND]", "send results to a file or a command; without one back to the screen"),
    ECHO("echo", "[-n] [TEXT]", "write a text; -n: without a line end"),
    IF("if", "CONDITION", "carry out what follows when it is true: :name, or :{?name} whether a variable is set"),
    ELSE_IF("elif", "CONDITION", "else what follows, when this is true"),
    ELSE("else", "", "else what follows"),
    END_IF("endif", "", "the end of \\if"),
    DESCRIBE("d", "[NAME | PATTERN]", "list tables and views, or describe one; * and ? stand for any letters"),
    TABLES("dt", "[PATTERN]", "list tables"),
    VIEWS("dv", "[PATTERN]", "list views"),
    MATERIALIZED_VIEWS("dm", "[PATTERN]", "list materialized views"),
    FUNCTIONS("df", "[PATTERN]", "list functions"),
    DATABASES("dn", "", "list databases"),
    CATALOGS("l", "", "list catalogs"),
    JOBS("jobs", "", "list jobs"),
    EXPANDED("x", "[on|off]", "show results one line per column"),
    TIMING("timing", "[on|off]", "show how long statements take"),
    PSET("pset", "[NAME VALUE]", "set how results are shown: null TEXT, pager on|off, format MODE"),
    SET("set", "[NAME VALUE]", "set a variable, for :name, :'name' and :\"name\" in SQL; without a name list them"),
    UNSET("unset", "NAME", "forget a variable"),
    SHELL("!", "COMMAND", "run a command of the system");

    private final String word;
    private final String arguments;
    private final String help;

    ShellCommand(String word, String arguments, String help) {
        this.word = word;
        this.arguments = arguments;
        this.help = help;
    }

    /** What is typed, without the backslash. */
    String word() {
        return word;
    }

    String arguments() {
        return arguments;
    }

    String help() {
        return help;
    }

    static Optional<ShellCommand> of(String word) {
        for (ShellCommand command : values()) {
            if (command.word.equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
