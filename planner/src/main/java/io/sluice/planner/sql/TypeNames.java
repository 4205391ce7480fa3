package io.sluice.planner.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The validator's type names in its messages, as SQL text of ours. */
final class TypeNames {
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");

    private TypeNames() {}

    static String of(String name) {
        String bare =
                name.replaceAll("\\s+(NOT NULL|CHARACTER SET \"[^\"]*\")", "").trim();
        if (bare.startsWith("INTERVAL")) {
            return bare.contains("YEAR") || bare.contains("MONTH")
                    ? "INTERVAL YEAR TO MONTH"
                    : "INTERVAL DAY TO SECOND";
        }
        return bare.replace("INTEGER", "INT")
                .replace("TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP_LTZ")
                .replaceAll("VARCHAR(\\(2147483647\\))?$", "STRING");
    }

    /** The names in angle brackets. */
    static List<String> in(String signature) {
        List<String> names = new ArrayList<>();
        Matcher matcher = BRACKETED.matcher(signature);
        while (matcher.find()) {
            names.add(of(matcher.group(1)));
        }
        return names;
    }

    static String list(String signature) {
        return String.join(", ", in(signature));
    }
}
