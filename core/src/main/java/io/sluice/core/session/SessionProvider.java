package io.sluice.core.session;

/**
 * Opens sessions. The engine in the same process is found as a service of this type ({@link java.util.ServiceLoader});
 * a server makes its own. Safe for several threads.
 */
public interface SessionProvider {
    /**
     * Opens a session; may block while the engine starts.
     *
     * @throws io.sluice.core.error.SluiceException UNKNOWN_SETTING or INVALID_SETTING with the key, CATALOG_NOT_FOUND,
     *     DATABASE_NOT_FOUND, NOT_BUILT_YET for a folder where those are not kept
     */
    ClientSession open(SessionRequest request);

    /** The version of the engine, for people. */
    String version();
}
