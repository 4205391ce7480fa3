package io.sluice.core.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFailureTest {
    @Test
    void thePathAloneIsNoReason() {
        assertEquals("permission denied", FileFailure.reason(new AccessDeniedException("secret.csv")));
        assertEquals("there is no such file", FileFailure.reason(new NoSuchFileException("a.csv")));
        assertEquals("Not a directory", FileFailure.reason(new FileSystemException("a/b", null, "Not a directory")));
        assertEquals("No space left on device", FileFailure.reason(new IOException("No space left on device")));
        assertEquals("IOException", FileFailure.reason(new IOException()));
    }
}
