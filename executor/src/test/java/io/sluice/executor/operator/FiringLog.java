package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an operator emits, change by change, and what stands of it in the end. */
final class FiringLog implements Output {
    final Map<String, Long> rows = new TreeMap<>();
    final List<String> lines = new ArrayList<>();
    long late;

    @Override
    public void emit(Batch batch) {
        for (int i = 0; i < batch.rowCount; i++) {
            long weight = batch.weight(i);
            String text = TestRow.text(batch, i);
            Long sum = rows.merge(text, weight, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            assertTrue(sum == null || sum > 0, "taken back before it came: " + text);
            String at = batch.rowWatermarks == null ? "" : " @" + batch.rowWatermarks[i];
            lines.add((weight > 0 ? "+" : "-") + " " + text + at);
        }
    }

    @Override
    public void emitLate(Batch batch) {
        late += batch.rowCount;
    }
}
