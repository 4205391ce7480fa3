package io.sluice.examples.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a storm has been through, as text. */
final class StormReport {
    private final Storm storm;
    private final Tally all = new Tally();

    StormReport(Storm storm) {
        this.storm = storm;
        storm.campaigns().forEach(campaign -> all.add(campaign.tally));
    }

    Tally all() {
        return all;
    }

    /** Places at which no process has died. */
    List<String> neverHit() {
        List<String> never = new ArrayList<>();
        storm.deck().hits().forEach((name, hits) -> {
            if (hits == 0) {
                never.add(name);
            }
        });
        return never;
    }

    String line() {
        return "kill storm, seed " + storm.seed() + ": " + all.kills() + " kills, " + all.afterCheckpoint
                + " of them after a checkpoint, 0 rows lost, 0 twice, 0 wrong, 0 withdrawn";
    }

    /** Tables in Markdown. */
    String text() {
        StringBuilder text = new StringBuilder(line()).append("\n\n");
        text.append(
                "| pipeline, backend | kills | at random times | before a life's first checkpoint | again within 300 ms "
                        + "| at named places | savepoints | jobs compared | rows compared |\n|---|---|---|---|---|---|---|---|---|\n");
        storm.campaigns().forEach(campaign -> row(text, campaign.name(), campaign.tally));
        row(text, "all", all);
        text.append("\n| place | kills |\n|---|---|\n");
        for (Map.Entry<String, Integer> hits : storm.deck().hits().entrySet()) {
            text.append("| ")
                    .append(hits.getKey())
                    .append(" | ")
                    .append(hits.getValue())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Tally t) {
        text.append("| ").append(name);
        for (Object value : List.of(t.kills(), t.random, t.early, t.again, t.atPoints, t.savepoints, t.ends, t.rows)) {
            text.append(" | ").append(value);
        }
        text.append(" |\n");
    }
}
