package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.function.ScalarFunction;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a session's functions. Those of archives see Java itself and {@code io.sluice.core.function}, nothing
 * else of Sluice, so that their libraries and ours cannot meet. Used by the session's thread.
 */
public final class UserClasses {
    private final Set<Path> jars = new LinkedHashSet<>();
    private final Map<Set<Path>, ClassLoader> loaders = new HashMap<>();

    /** Adds an archive in which classes are looked for. */
    public void add(String path) {
        jars.add(file(path));
    }

    /** Removes an archive; functions that were created from it stay. */
    public void remove(String path) {
        Path file = file(path);
        if (!jars.remove(file)) {
            throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "'" + path + "' has not been added")
                    .hint("SHOW JARS lists what has");
        }
    }

    /** Paths of the archives, in the order in which they were added. */
    public List<String> paths() {
        return jars.stream().map(Path::toString).toList();
    }

    private static Path file(String path) {
        Path file = Path.of(
                        path.startsWith("file:")
                                ? path.substring("file:".length()).replaceFirst("^//", "")
                                : path)
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(file)) {
            throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "'" + path + "' is not there, or is not a file")
                    .expected("the path of a .jar file")
                    .hint("relative paths start at the directory in which the process was started");
        }
        return file;
    }

    /**
     * @param using archives to look into before those that were added
     * @throws SluiceException INVALID_FUNCTION when the class is in none of them, nor in the program itself
     */
    public Class<?> load(String className, List<String> using) {
        Set<Path> all = all(using);
        try {
            return loaders.computeIfAbsent(all, UserClasses::loader).loadClass(className);
        } catch (ClassNotFoundException e) {
            return ofProgram(className, all);
        }
    }

    /** Paths of all archives that {@link #load} looks into, in order. */
    public List<String> archives(List<String> using) {
        return all(using).stream().map(Path::toString).toList();
    }

    private Set<Path> all(List<String> using) {
        Set<Path> all = new LinkedHashSet<>();
        using.forEach(path -> all.add(file(path)));
        all.addAll(jars);
        return all;
    }

    /** A program that embeds the engine has its functions on its own class path. */
    private static Class<?> ofProgram(String className, Set<Path> searched) {
        try {
            return Class.forName(className, false, UserClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            String places = searched.isEmpty()
                    ? "no archive has been added"
                    : "searched "
                            + String.join(
                                    ", ", searched.stream().map(Path::toString).toList());
            throw SluiceException.of(ErrorCode.INVALID_FUNCTION, "There is no class '" + className + "': " + places)
                    .hint("name its archive with USING JAR 'path', or ADD JAR 'path' first")
                    .causedBy(e);
        }
    }

    private static ClassLoader loader(Set<Path> archives) {
        List<URL> urls = new ArrayList<>();
        for (Path archive : archives) {
            try {
                urls.add(archive.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("the path of a file is a URL: " + archive, e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), new Shared());
    }

    /** Java itself and what functions may implement. */
    private static final class Shared extends ClassLoader {
        private static final String PACKAGE = ScalarFunction.class.getPackageName() + ".";

        Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(PACKAGE)) {
                return ScalarFunction.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
