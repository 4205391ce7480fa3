package io.sluice.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A server's answer for people: rows in columns, notes apart. */
final class AnswerText {
    private AnswerText() {}

    static void print(JsonNode answer, PrintStream out, PrintStream err) {
        if (!answer.has("results")) {
            rows(answer.path("rows"), out);
            return;
        }
        for (JsonNode result : answer.path("results")) {
            result.path("notes").forEach(note -> err.println("NOTE: " + note.asText()));
            if (result.has("job_id")) {
                out.println(result.path("job_id").asText());
            }
            rows(result.path("rows"), out);
        }
    }

    private static void rows(JsonNode rows, PrintStream out) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> names = new ArrayList<>();
        rows.get(0).fieldNames().forEachRemaining(names::add);
        lines.add(names);
        for (JsonNode row : rows) {
            List<String> line = new ArrayList<>();
            names.forEach(name ->
                    line.add(row.path(name).isNull() ? "" : row.path(name).asText()));
            lines.add(line);
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < names.size(); column++) {
                int width = width(lines, column);
                String cell = line.get(column);
                text.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
