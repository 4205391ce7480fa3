package io.sluice.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The printed form of syntax errors, from {@code syntax-errors.txt}: scripts and their errors, separated by lines of
 * {@code ----} and {@code ====}. Each run writes the file as it would be now to {@code target/syntax-errors.txt}: read
 * it line by line before it takes the place of the old one.
 */
class SyntaxErrorsTest {
    private record Case(String script, String errors) {}

    @TestFactory
    List<DynamicTest> errors() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        for (Case c : cases()) {
            String rendered = render(c.script());
            now.append(c.script()).append("\n----\n").append(rendered).append("\n====\n");
            tests.add(DynamicTest.dynamicTest(c.script(), () -> assertEquals(c.errors(), rendered, c.script())));
        }
        Files.writeString(Path.of("target", "syntax-errors.txt"), now);
        return tests;
    }

    private static String render(String script) {
        StringBuilder out = new StringBuilder();
        for (SluiceException error : ScriptParser.errors(ScriptParser.parse(script))) {
            out.append(out.isEmpty() ? "" : "\n").append(ErrorReport.render(error, null, script));
        }
        return out.toString();
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = SyntaxErrorsTest.class.getResourceAsStream("syntax-errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("\n====\n")) {
                String[] both = part.split("\n----\n?", 2);
                cases.add(new Case(both[0], both.length == 1 ? "" : both[1]));
            }
        }
        return cases;
    }
}
