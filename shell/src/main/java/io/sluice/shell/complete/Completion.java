package io.sluice.shell.complete;

import io.sluice.core.settings.Option;
import io.sluice.engine.KnownOptions;
import io.sluice.engine.settings.Setting;
import io.sluice.engine.settings.SettingsCatalogue;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.SqlWords;
import io.sluice.shell.input.InputSplitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What could stand where the cursor is: from the tokens before it, the session's names, and the catalogues of settings
 * and options. It offers, it does not parse: some of what it offers may not fit. Used by one thread.
 */
public final class Completion {
    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "JOIN", "INTO", "TABLE", "OVERWRITE", "DESCRIBE", "DESC", "VIEW", "COLUMNS");
    private static final Set<String> TABLE_COMMANDS = Set.of("\\d", "\\dt", "\\dv", "\\dm");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern ONE_OF = Pattern.compile("one of ([^;]+)");

    private final Names names;
    private final Optional<Supplier<List<String>>> commands;

    /** @param commands those of the prompt, with their backslash */
    public Completion(SessionNames names, Optional<Supplier<List<String>>> commands) {
        this((Names) names, commands);
    }

    Completion(Names names, Optional<Supplier<List<String>>> commands) {
        this.names = names;
        this.commands = commands;
    }

    /** Where the text begins that a suggestion takes the place of. */
    public int start(String text, int cursor) {
        int command = command(text, cursor);
        if (command >= 0) {
            int start = cursor;
            while (start > command && !Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }
        return TypedStatement.at(text, cursor).start();
    }

    /** In no order; those that do not begin with what was typed are among them. */
    public List<Suggestion> at(String text, int cursor) {
        int command = command(text, cursor);
        if (command >= 0) {
            return ofCommand(text.substring(command, cursor));
        }
        TypedStatement typed = TypedStatement.at(text, cursor);
        if (typed.inComment()) {
            return List.of();
        }
        return typed.inString() ? inString(typed) : outside(typed);
    }

    /** Where the command begins that the cursor is in, or -1. */
    private static int command(String text, int cursor) {
        String before = text.substring(0, cursor);
        int found = -1;
        int begin = 0;
        int start = InputSplitter.commandStart(before);
        while (start >= 0) {
            int lineEnd = before.indexOf('\n', begin + start);
            if (lineEnd < 0) {
                return begin + start;
            }
            begin = lineEnd + 1;
            start = InputSplitter.commandStart(before.substring(begin));
        }
        return found;
    }

    private List<Suggestion> ofCommand(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            return of(commands.map(Supplier::get).orElse(List.of()), "commands");
        }
        String name = line.substring(0, space);
        if (name.equals("\\df")) {
            return of(names.functions(), "functions");
        }
        return TABLE_COMMANDS.contains(name) ? names(names.tables(), "tables", false) : List.of();
    }

    private List<Suggestion> inString(TypedStatement typed) {
        return strings(typed, "");
    }

    /** @param quote the quote that has still to be opened */
    private List<Suggestion> strings(TypedStatement typed, String quote) {
        String first = typed.word(0);
        boolean valueNext = typed.previous(1).equals("=");
        if (first.equals("SET")) {
            return typed.count() == 1 ? settings(quote, "' = '") : valueNext ? values(typed, quote) : List.of();
        }
        if (first.equals("RESET")) {
            return settings(quote, "'");
        }
        if (typed.previous(1).equals("JOB")) {
            return names.jobs().stream()
                    .map(job -> new Suggestion(quote + job.name() + "'", "jobs", job.type(), true))
                    .toList();
        }
        if (!typed.inWith()) {
            return List.of();
        }
        return valueNext ? optionValues(typed, quote) : options(typed, quote);
    }

    private static List<Suggestion> settings(String quote, String after) {
        List<Suggestion> found = new ArrayList<>();
        for (Setting setting : SettingsCatalogue.get().all()) {
            if (setting.support() != Setting.Support.REFUSED) {
                Option<?> option = setting.option();
                String about = setting.support() == Setting.Support.WORKS ? option.reason() : "no effect here";
                found.add(new Suggestion(quote + option.key() + after, "settings", about, false));
            }
        }
        return found;
    }

    private List<Suggestion> values(TypedStatement typed, String quote) {
        String key = unquoted(typed.previousText(2));
        return SettingsCatalogue.get().all().stream()
                .map(Setting::option)
                .filter(option -> option.key().equals(key) || option.oldKeys().contains(key))
                .findFirst()
                .map(option -> values(option, quote))
                .orElse(List.of());
    }

    private static List<Suggestion> values(Option<?> option, String quote) {
        List<String> values = new ArrayList<>();
        Matcher oneOf = ONE_OF.matcher(option.kind());
        if (oneOf.find()) {
            values.addAll(List.of(oneOf.group(1).split(",\\s*| or ")));
        } else if (option.kind().equals("true or false")) {
            values.addAll(List.of("true", "false"));
        } else if (option.defaultText() != null) {
            values.add(option.defaultText());
        }
        return values.stream()
                .map(value -> new Suggestion(quote + value + "'", option.kind(), about(option, value), false))
                .toList();
    }

    private static String about(Option<?> option, String value) {
        return value.equalsIgnoreCase(option.defaultText()) ? "the default" : "";
    }

    private static List<Suggestion> options(TypedStatement typed, String quote) {
        return KnownOptions.offered(typed.options()).stream()
                .map(option -> new Suggestion(quote + option.key() + "' = '", "options", option.reason(), false))
                .toList();
    }

    private static List<Suggestion> optionValues(TypedStatement typed, String quote) {
        String key = unquoted(typed.previousText(2));
        if (key.equals("connector")) {
            return quoted(KnownOptions.connectors(), "connectors", quote);
        }
        if (key.equals("format")) {
            return quoted(KnownOptions.formats(), "formats", quote);
        }
        Map<String, String> others = typed.options();
        others.remove(key);
        return KnownOptions.offered(others).stream()
                .filter(option -> option.key().equals(key))
                .findFirst()
                .map(option -> values(option, quote))
                .orElse(List.of());
    }

    private static List<Suggestion> quoted(List<String> values, String group, String quote) {
        return values.stream()
                .map(value -> new Suggestion(quote + value + "'", group, "", false))
                .toList();
    }

    private static String unquoted(String text) {
        return text.replaceAll("^'|'$", "");
    }

    private List<Suggestion> outside(TypedStatement typed) {
        if (typed.isStart()) {
            return keywords(SqlWords.starts(), typed);
        }
        List<Suggestion> strings = strings(typed, "'");
        if (!strings.isEmpty()) {
            return strings;
        }
        if (typed.previous(1).equals(".")) {
            return columnsOf(typed.previousText(2), typed);
        }
        if (typed.word(0).equals("USE")) {
            return typed.count() == 1
                    ? names(names.databases(), "databases", typed.inName())
                    : names(names.catalogs(), "catalogs", typed.inName());
        }
        if (typed.word(0).equals("CREATE") && typed.count() < 3) {
            return keywords(SqlWords.keywords(), typed);
        }
        if (BEFORE_TABLE.contains(typed.previous(1))) {
            return names(names.tables(), "tables", typed.inName());
        }
        return anything(typed);
    }

    private List<Suggestion> anything(TypedStatement typed) {
        List<Suggestion> found = new ArrayList<>();
        typed.tables().values().stream().distinct().forEach(table -> found.addAll(columns(table, typed)));
        found.addAll(names(names.tables(), "tables", typed.inName()));
        if (typed.begunText().isEmpty()) {
            found.addAll(of(Keywords.COMMON, "keywords"));
        } else if (!typed.inName()) {
            names.functions().forEach(name -> found.add(new Suggestion(name + "(", "functions", "", false)));
            found.addAll(keywords(SqlWords.keywords(), typed));
        }
        return found;
    }

    private List<Suggestion> columnsOf(String qualifier, TypedStatement typed) {
        return columns(typed.tables().getOrDefault(qualifier, qualifier), typed);
    }

    private List<Suggestion> columns(String table, TypedStatement typed) {
        return names.columns(table).stream()
                .map(column -> new Suggestion(name(column.name(), typed.inName()), "columns", column.type(), true))
                .toList();
    }

    /** In small letters when the word was begun in them. */
    private static List<Suggestion> keywords(Collection<String> words, TypedStatement typed) {
        String begun = typed.begunText();
        boolean small = !begun.isEmpty() && begun.equals(begun.toLowerCase(Locale.ROOT));
        return words.stream()
                .map(word -> Suggestion.of(small ? word.toLowerCase(Locale.ROOT) : word, "keywords"))
                .toList();
    }

    private static List<Suggestion> of(List<String> texts, String group) {
        return texts.stream().map(text -> Suggestion.of(text, group)).toList();
    }

    private static List<Suggestion> names(List<String> names, String group, boolean quoted) {
        return names.stream()
                .map(name -> Suggestion.of(name(name, quoted), group))
                .toList();
    }

    private static String name(String name, boolean quoted) {
        boolean plain =
                PLAIN_NAME.matcher(name).matches() && !SqlWords.reserved().contains(name.toUpperCase(Locale.ROOT));
        return plain && !quoted ? name : SluiceSql.quoteName(name);
    }
}
