package io.sluice.examples.kill;

import java.util.Optional;

/** How a life of a process is to end. */
record Death(Kind kind, Optional<StormPoint> point, int count) {
    enum Kind {
        /** SIGKILL at a random time, mostly after a checkpoint of this life. */
        RANDOM,
        /** SIGKILL within 300 ms after it began, and it began after a kill. */
        AGAIN,
        /** By itself at a named place. */
        POINT,
        /** Not before its end. */
        NONE
    }

    static Death of(Kind kind) {
        return new Death(kind, Optional.empty(), 0);
    }

    static Death at(StormPoint point, int count) {
        return new Death(Kind.POINT, Optional.of(point), count);
    }
}
