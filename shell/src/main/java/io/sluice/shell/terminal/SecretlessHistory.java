package io.sluice.shell.terminal;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, without the values of options that are secret by their name. */
final class SecretlessHistory extends DefaultHistory {
    private static final Pattern SECRET = Pattern.compile(
            "('[^']*(?:password|secret|token|api\\.?-?key|credential|sasl\\.jaas|private\\.key|keystore)[^']*'\\s*=\\s*)'(?:[^']|'')*'?",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void add(Instant time, String line) {
        super.add(time, masked(line));
    }

    static String masked(String text) {
        return SECRET.matcher(text).replaceAll("$1'****'");
    }
}
