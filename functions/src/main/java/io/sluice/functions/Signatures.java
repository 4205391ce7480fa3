package io.sluice.functions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The accepted forms of a function or operator, only as many of them as a person reads. */
public final class Signatures {
    private static final int MOST_SHOWN = 4;
    private static final int FEW = 2;

    private Signatures() {}

    /** Those with as many arguments as were given, of which at least one is of its kind; of operators with many forms. */
    public static String near(List<String> signatures, List<String> types) {
        if (signatures.size() <= FEW) {
            return few(signatures);
        }
        List<String> near = signatures.stream()
                .filter(signature -> arguments(signature).size() == types.size())
                .filter(signature -> sharesOne(arguments(signature), types))
                .toList();
        return few(near.isEmpty() ? signatures : near);
    }

    /** The first of them. */
    public static String few(List<String> signatures) {
        String shown = String.join(", or ", signatures.subList(0, Math.min(MOST_SHOWN, signatures.size())));
        return signatures.size() > MOST_SHOWN ? shown + ", .." : shown;
    }

    private static boolean sharesOne(List<String> arguments, List<String> types) {
        for (int i = 0; i < types.size(); i++) {
            if (kind(types.get(i)).equals(arguments.get(i)) || arguments.get(i).equals("any")) {
                return true;
            }
        }
        return types.isEmpty();
    }

    /** None of a form with words between its arguments, such as {@code a IS NOT JSON}. */
    private static List<String> arguments(String signature) {
        int open = signature.indexOf('(');
        String list = open < 0 || !signature.endsWith(")") ? "" : signature.substring(open + 1, signature.length() - 1);
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(", *"));
    }

    /** The word that signatures have for a type. */
    private static String kind(String type) {
        String name = type.replaceAll("[(<].*", "").trim();
        return switch (name) {
            case "TINYINT", "SMALLINT", "INT", "BIGINT", "DECIMAL", "FLOAT", "DOUBLE" -> "number";
            case "CHAR", "VARCHAR", "STRING" -> "text";
            case "INTERVAL DAY TO SECOND" -> "duration";
            case "INTERVAL YEAR TO MONTH" -> "months";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
