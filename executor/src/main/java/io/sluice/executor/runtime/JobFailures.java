package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns whatever failed in a job into the one error that a user sees. */
final class JobFailures {
    private final String jobName;
    private final ErrorDetails details;

    JobFailures(String jobName, ErrorDetails details) {
        this.jobName = jobName;
        this.details = details;
    }

    /** @param place words for where in the job it happened, such as the operator and task; may be empty */
    SluiceException describe(String place, Throwable cause) {
        String prefix = "job '" + jobName + "'" + (place.isEmpty() ? "" : ", " + place) + ": ";
        if (cause instanceof SluiceException known) {
            return known.prefixed(prefix);
        }
        if (cause instanceof IOException || cause instanceof UncheckedIOException) {
            String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            return SluiceException.of(ErrorCode.IO_ERROR, prefix + what).causedBy(cause);
        }
        if (cause instanceof OutOfMemoryError) {
            return SluiceException.of(ErrorCode.OUT_OF_MEMORY, prefix + "the heap is full")
                    .hint("give the process a larger heap (-Xmx)");
        }
        return SluiceException.of(ErrorCode.INTERNAL_ERROR, prefix + "this is a bug of Sluice; " + details.write(cause))
                .causedBy(cause);
    }
}
