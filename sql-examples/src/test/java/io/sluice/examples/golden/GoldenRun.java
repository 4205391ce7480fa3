package io.sluice.examples.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of the program, and what it must say.
 *
 * @param input a script, or a line that begins with {@code $} and holds a command line
 * @param told the exit code and the text that is looked at
 */
public record GoldenRun(String title, List<String> input, List<String> told) {
    private static final String TITLE = "== ";
    private static final String TOLD = "---- exit ";

    /** Reads a file of runs; lines before the first title are its comment. */
    public static List<GoldenRun> parse(List<String> lines) {
        List<GoldenRun> runs = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith(TITLE)) {
                end++;
            }
            if (lines.get(at).startsWith(TITLE)) {
                runs.add(one(lines.get(at).substring(TITLE.length()), lines.subList(at + 1, end)));
            }
            at = end;
        }
        return runs;
    }

    private static GoldenRun one(String title, List<String> lines) {
        int end = lines.size();
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        int told = 0;
        while (told < end && !lines.get(told).startsWith(TOLD)) {
            told++;
        }
        return new GoldenRun(title, List.copyOf(lines.subList(0, told)), List.copyOf(lines.subList(told, end)));
    }

    public boolean isCommandLine() {
        return input.get(0).startsWith("$");
    }

    public GoldenRun told(int exitCode, String text) {
        List<String> now = new ArrayList<>();
        now.add(TOLD + exitCode);
        text.lines().forEach(now::add);
        return new GoldenRun(title, input, now);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(TITLE + title);
        lines.addAll(input);
        lines.addAll(told);
        lines.add("");
        return lines;
    }
}
