package io.sluice.shell.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.shell.ShellSession;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Opens a session of a server. */
public final class Connecting {
    private static final String USER = "SLUICE_USER";
    private static final String PASSWORD = "SLUICE_PASSWORD";

    private final ServerAddress address;
    private final FileSystem files;
    private final UnaryOperator<String> environment;

    /** @param environment a variable of the system by its name; null when it is not set */
    public Connecting(ServerAddress address, FileSystem files, UnaryOperator<String> environment) {
        this.address = address;
        this.files = files;
        this.environment = environment;
    }

    /**
     * Connects.
     *
     * @param named the user that the command line names
     * @param ask asks a person for a password; null when nobody can be asked
     * @param script whether a script is to be run
     * @param warnings takes what the server warns of, on the thread that asked it
     * @throws SluiceException among others SERVER_UNREACHABLE, NOT_AUTHENTICATED
     */
    public ShellSession open(
            Optional<String> named,
            UnaryOperator<String> ask,
            boolean script,
            Settings settings,
            Consumer<String> warnings) {
        Optional<String> user = named.or(
                        () -> Optional.ofNullable(address.access().get("user")))
                .or(() -> Optional.ofNullable(environment.apply(USER)));
        String password = user.map(name -> password(name, ask)).orElse("");
        ServerLink link = new ServerLink(address.url(), user, password, trust(), warnings);
        return RemoteSession.open(link, address, script, settings);
    }

    private String password(String user, UnaryOperator<String> ask) {
        String given = address.access().get("password");
        given = given == null ? environment.apply(PASSWORD) : given;
        given = given == null ? ask.apply("Password for user '" + user + "': ") : given;
        if (given == null) {
            throw SluiceException.of(ErrorCode.NOT_AUTHENTICATED, "There is no password for user '" + user + "'")
                    .hint("put it in " + PASSWORD);
        }
        return given;
    }

    private Optional<SSLSocketFactory> trust() {
        String path = address.access().get("trustStore");
        if (path == null) {
            return Optional.empty();
        }
        String password = address.access().get("trustStorePassword");
        try (InputStream in = files.stream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password == null ? null : password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(context.getSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING, "The key store '" + path + "' cannot be read: " + e.getMessage())
                    .expected("a PKCS12 file, and its password in 'trustStorePassword'")
                    .causedBy(e);
        }
    }
}
