package io.sluice.examples.errors;

import java.util.ArrayList;
import java.util.List;

/**
 * One mistake, and what the user must be told.
 *
 * @param input a script, or a line that begins with {@code $} and holds a command line
 * @param told the exit code and standard error
 */
record Mistake(String title, List<String> input, List<String> told) {
    private static final String TITLE = "== ";
    private static final String TOLD = "---- exit ";

    /** Reads a file of mistakes; lines before the first title are its comment. */
    static List<Mistake> parse(List<String> lines) {
        List<Mistake> mistakes = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith(TITLE)) {
                end++;
            }
            if (lines.get(at).startsWith(TITLE)) {
                mistakes.add(one(lines.get(at).substring(TITLE.length()), lines.subList(at + 1, end)));
            }
            at = end;
        }
        return mistakes;
    }

    private static Mistake one(String title, List<String> lines) {
        int end = lines.size();
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        int told = 0;
        while (told < end && !lines.get(told).startsWith(TOLD)) {
            told++;
        }
        return new Mistake(title, List.copyOf(lines.subList(0, told)), List.copyOf(lines.subList(told, end)));
    }

    boolean isCommandLine() {
        return input.get(0).startsWith("$");
    }

    Mistake told(int exitCode, String standardError) {
        List<String> now = new ArrayList<>();
        now.add(TOLD + exitCode);
        standardError.lines().forEach(now::add);
        return new Mistake(title, input, now);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(TITLE + title);
        lines.addAll(input);
        lines.addAll(told);
        lines.add("");
        return lines;
    }
}
