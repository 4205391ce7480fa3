package io.sluice.examples.slt;

import io.sluice.examples.slt.SltRecord.Statement.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads an {@code .slt} file: records that end at a blank line, {@code #} for comments, and a line
 * {@code # modes: ...} for the modes it runs in.
 */
final class SltParser {
    static final String MODES = "# modes:";
    static final String ANSWER = "----";

    private final String name;
    private final List<String> lines;
    private int next;

    SltParser(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    List<SltRecord> parse() {
        List<SltRecord> records = new ArrayList<>();
        while (next < lines.size()) {
            String line = lines.get(next);
            if (line.isBlank() || line.startsWith("#")) {
                records.add(new SltRecord.Prose(++next));
            } else {
                records.add(record());
            }
        }
        return records;
    }

    private SltRecord record() {
        int line = next + 1;
        String head = lines.get(next++);
        String[] words = head.split(" +", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "file" -> new SltRecord.InputFile(line, rest, block());
            case "statement" -> statement(line, rest);
            case "query" -> query(line, Arrays.asList(rest.split(" +")));
            case "files" -> new SltRecord.Files(line, rest, answer(line));
            case "printed" -> new SltRecord.Printed(line, answer(line));
            case "late" -> new SltRecord.Late(line, answer(line));
            default -> throw new IllegalArgumentException(name + ":" + line + ": unknown record '" + head + "'");
        };
    }

    private SltRecord statement(int line, String rest) {
        String[] words = rest.split(" +", 2);
        return new SltRecord.Statement(
                line,
                Outcome.valueOf(words[0].toUpperCase(Locale.ROOT)),
                words.length > 1 ? words[1] : "",
                String.join("\n", block()));
    }

    private SltRecord query(int line, List<String> flags) {
        List<String> sql = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).equals(ANSWER)) {
            sql.add(lines.get(next++));
        }
        return new SltRecord.Query(
                line, flags.contains("names"), flags.contains("rowsort"), String.join("\n", sql), answer(line));
    }

    private List<String> answer(int line) {
        if (next >= lines.size() || !lines.get(next).equals(ANSWER)) {
            throw new IllegalArgumentException(name + ":" + line + ": no " + ANSWER);
        }
        next++;
        return block();
    }

    private List<String> block() {
        List<String> block = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).isBlank()) {
            block.add(lines.get(next++));
        }
        return block;
    }
}
