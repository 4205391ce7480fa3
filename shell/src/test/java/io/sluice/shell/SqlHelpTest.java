package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.engine.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlHelpTest {
    static Stream<String> statements() {
        return SqlHelp.texts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theExampleCanBeRead(String statement) {
        String text = SqlHelp.texts().get(statement);
        String example = text.substring(text.indexOf("Example:\n") + "Example:\n".length());
        assertEquals(List.of(), Script.parse(example).errors());
        String begin = example.strip().substring(0, example.strip().indexOf(' '));
        assertTrue(statement.startsWith(begin), example);
    }

    @Test
    void aStatementIsFoundByItsFirstWords() {
        assertTrue(SqlHelp.of("stop  job;").startsWith("STOP JOB\n  STOP JOB 'id or name'"), SqlHelp.of("stop job"));
        assertTrue(SqlHelp.of("insert").contains("\nINSERT OVERWRITE\n"));
        assertTrue(SqlHelp.of("").startsWith("There is help for:\n  SELECT "), SqlHelp.of(""));
        assertTrue(SqlHelp.of("FETCH").startsWith("There is no help for 'FETCH'. There is help for:\n"));
    }
}
