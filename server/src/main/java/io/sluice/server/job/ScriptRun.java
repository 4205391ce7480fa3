package io.sluice.server.job;

import io.sluice.core.session.ClientSession;
import io.sluice.engine.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the statements of a script one after the other; an INSERT whose sources end is waited for, others run on. */
final class ScriptRun {
    private ScriptRun() {}

    /** One object per statement. Throws the first error, whose position counts in the script. */
    static List<Map<String, Object>> run(ClientSession session, Script script) {
        script.errors().stream().findFirst().ifPresent(error -> {
            throw error;
        });
        List<Map<String, Object>> results = new ArrayList<>();
        for (String statement : placed(script)) {
            StatementRows gave = StatementRows.run(session, statement);
            Map<String, Object> result = new LinkedHashMap<>();
            gave.job().ifPresent(id -> result.put("job_id", id));
            if (gave.written() > 0) {
                result.put("rows_written", gave.written());
            }
            result.put("rows", gave.rows());
            result.put("notes", gave.notes());
            results.add(result);
        }
        return results;
    }

    /** Each statement behind as many empty lines and spaces as stand before it in the script. */
    private static List<String> placed(Script script) {
        List<String> texts = new ArrayList<>();
        script.statements().forEach(statement -> {
            int lines = statement.position().line() - 1;
            texts.add("\n".repeat(lines) + " ".repeat(statement.position().column() - 1) + statement.text());
        });
        return texts;
    }
}
