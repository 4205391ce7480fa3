package io.sluice.shell.input;

import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.ScriptTokens;
import io.sluice.parser.SluiceSql;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The variables of {@code \set}. In SQL {@code :name} stands for the value as it is, {@code :'name'} for it as a string
 * literal and {@code :"name"} for it as a name in back-ticks, outside strings and comments; the name of no variable
 * stays as it is written. Used by one thread.
 */
public final class Variables {
    private final Map<String, String> values = new TreeMap<>();

    /** One use of a variable in a text. */
    private record Use(int start, int end, String replacement) {}

    public void set(String name, String value) {
        values.put(name, value);
    }

    public void unset(String name) {
        values.remove(name);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** By name, sorted. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    /** The text with values in the place of variables. */
    public String substitute(String text) {
        if (values.isEmpty() || text.indexOf(':') < 0) {
            return text;
        }
        List<ScriptToken> tokens = ScriptTokens.of(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Use use =
                    tokens.get(i).start() >= copied && tokens.get(i).text(text).equals(":")
                            ? use(tokens, i, text)
                            : null;
            if (use != null) {
                out.append(text, copied, use.start()).append(use.replacement());
                copied = use.end();
            }
        }
        return out.append(text.substring(copied)).toString();
    }

    /** The use that begins with the colon at a position; null when it begins none. */
    private Use use(List<ScriptToken> tokens, int colon, String text) {
        int start = tokens.get(colon).start();
        ScriptToken next = tokens.get(colon + 1);
        String written = next.text(text);
        if (next.kind() == Kind.WORD) {
            return use(start, next.end(), written, value -> value);
        }
        if (next.kind() == Kind.STRING && written.startsWith("'")) {
            return use(start, next.end(), inner(written), SluiceSql::quoteString);
        }
        boolean quoted = written.equals("\"")
                && colon + 3 < tokens.size()
                && tokens.get(colon + 3).text(text).equals("\"");
        return quoted
                ? use(start, tokens.get(colon + 3).end(), tokens.get(colon + 2).text(text), SluiceSql::quoteName)
                : null;
    }

    private Use use(int start, int end, String name, UnaryOperator<String> form) {
        String value = values.get(name);
        return value == null ? null : new Use(start, end, form.apply(value));
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
