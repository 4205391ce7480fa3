package io.sluice.driver.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.calcite.avatica.remote.JsonService;

/** Avatica's requests and answers as JSON over a {@link ServerLink}. */
final class AvaticaCalls extends JsonService {
    private final ServerLink link;
    private final Optional<Duration> timeout;

    /** @param timeout of each request; empty for those that wait for what a statement does */
    AvaticaCalls(ServerLink link, Optional<Duration> timeout) {
        this.link = link;
        this.timeout = timeout;
    }

    @Override
    public String apply(String request) {
        return new String(link.post("", request.getBytes(StandardCharsets.UTF_8), timeout), StandardCharsets.UTF_8);
    }

    @Override
    protected RuntimeException handle(IOException e) {
        return link.unreadable(e);
    }
}
