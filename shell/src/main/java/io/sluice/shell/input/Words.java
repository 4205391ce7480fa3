package io.sluice.shell.input;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a command: words apart by space; single quotes keep space, and {@code ''} in them is a quote. */
public final class Words {
    private Words() {}

    /**
     * @param variables {@code :name} as a word of its own, or {@code :'name'}, stands for a variable's value; {@code
     *     :{?name}} for TRUE or FALSE: whether there is one
     */
    public static List<String> of(String arguments, Variables variables) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '\'' && quoted && i + 1 < arguments.length() && arguments.charAt(i + 1) == '\'') {
                word.append(c);
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
                begun = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                add(word, begun, words);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        add(word, begun, words);
        return words.stream().map(each -> value(each, variables)).toList();
    }

    private static void add(StringBuilder word, boolean begun, List<String> words) {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static String value(String word, Variables variables) {
        if (word.startsWith(":{?") && word.endsWith("}")) {
            return variables.get(word.substring(3, word.length() - 1)).isPresent() ? "TRUE" : "FALSE";
        }
        return word.startsWith(":") ? variables.get(word.substring(1)).orElse(word) : word;
    }
}
