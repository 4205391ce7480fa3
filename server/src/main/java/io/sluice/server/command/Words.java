package io.sluice.server.command;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line, taken apart.
 *
 * @param options values by name; those without a value have an empty one
 * @param settings of {@code -D}
 * @param rest the words that belong to no option
 */
record Words(Map<String, String> options, Map<String, String> settings, List<String> rest) {
    /**
     * @param flags options without a value
     * @param valued options with one, as {@code --name VALUE} or {@code --name=VALUE}
     * @throws SluiceException {@link ErrorCode#USAGE}
     */
    static Words parse(List<String> words, List<String> flags, List<String> valued) {
        Words parsed = new Words(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals > 0 ? word.substring(0, equals) : word;
            if (!word.startsWith("-") || word.equals("-")) {
                parsed.rest.add(word);
            } else if (flags.contains(name) && equals < 0) {
                parsed.options.put(name, "");
            } else if (valued.contains(name) || name.equals("-D")) {
                if (equals < 0 && i + 1 == words.size()) {
                    throw usage("Option " + name + " needs a value");
                }
                parsed.take(name, equals > 0 ? word.substring(equals + 1) : words.get(++i));
            } else if (name.startsWith("-D") && valued.contains("-D")) {
                parsed.take("-D", name.substring(2));
            } else {
                throw unknown(name, flags, valued);
            }
        }
        return parsed;
    }

    private void take(String name, String value) {
        if (!name.equals("-D")) {
            options.put(name, value);
            return;
        }
        int equals = value.indexOf('=');
        if (equals <= 0) {
            throw usage("'-D " + value + "' gives no value").expected("-D KEY=VALUE");
        }
        settings.put(
                value.substring(0, equals).strip(), value.substring(equals + 1).strip());
    }

    private static SluiceException unknown(String name, List<String> flags, List<String> valued) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(valued);
        SluiceException error = usage("There is no option '" + name + "' here");
        return NearestName.of(name, all)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error);
    }

    static SluiceException usage(String message) {
        return SluiceException.of(ErrorCode.USAGE, message).hint("sluice --help lists the commands");
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
