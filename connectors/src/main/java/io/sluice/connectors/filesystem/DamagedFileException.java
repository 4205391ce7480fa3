package io.sluice.connectors.filesystem;

import java.io.IOException;

/** A compressed file whose bytes are not what they should be: reading it again would not help. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
