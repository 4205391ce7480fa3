package io.sluice.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name a user probably meant: fewest letters changed, added, left out or swapped with
 * the next, ignoring case; at most a third of its length, and never all of it: 'v' is not meant to be 'o'. */
public final class NearestName {
    private NearestName() {}

    public static Optional<String> of(String wanted, Collection<String> known) {
        String best = null;
        int bestDistance = Math.min(Math.max(1, wanted.length() / 3) + 1, Math.max(1, wanted.length()));
        for (String candidate : known) {
            int distance = distance(wanted.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The names joined by commas, the nearest first; of more than {@code most} the rest is "..". */
    public static String few(String wanted, Collection<String> known, int most) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        String nearest = known.stream()
                .sorted(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))))
                .limit(most)
                .collect(Collectors.joining(", "));
        return known.size() > most ? nearest + ", .." : nearest;
    }

    private static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitute, Math.min(previous[j], current[j - 1]) + 1);
                if (swapped(a, i, b, j)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] oldest = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = oldest;
        }
        return previous[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
