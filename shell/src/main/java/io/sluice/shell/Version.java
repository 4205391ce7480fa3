package io.sluice.shell;

/** The version of the program. */
final class Version {
    /** From the jar; {@code development} when run from class folders. */
    static final String NUMBER = number();

    private Version() {}

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
