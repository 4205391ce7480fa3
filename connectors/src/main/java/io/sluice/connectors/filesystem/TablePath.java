package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code path} option in its one form: without {@code file:}, without {@code .} and doubled or trailing slashes. */
final class TablePath {
    private TablePath() {}

    static String normalise(String given) {
        String path = given.trim().replace('\\', '/');
        int colon = path.indexOf(':');
        if (colon > 1 && path.substring(0, colon).matches("[a-zA-Z][a-zA-Z0-9+.-]*")) {
            String scheme = path.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!scheme.equals("file")) {
                throw SluiceException.notBuiltYet("A filesystem table over " + scheme + ": ('path' = '" + given + "')");
            }
            path = path.substring(colon + 1);
            path = path.startsWith("//") ? path.substring(path.indexOf('/', 2) < 0 ? 2 : path.indexOf('/', 2)) : path;
        }
        if (path.isEmpty()) {
            throw SluiceException.of(ErrorCode.INVALID_OPTION, "'path' = '" + given + "' names no file")
                    .expected("a file or a directory");
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        if (path.startsWith("/")) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }

    static boolean isPattern(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
    }
}
