package io.sluice.executor.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.plan.OperatorId;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.StateReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckpointStoreTest {
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final CheckpointStore store = new CheckpointStore(files, "/state", "a job/*");

    private static TaskState state(int task) {
        SectionWriter out = new SectionWriter("window", true);
        for (int group = task * 2; group < task * 2 + 2; group++) {
            out.keyed("panes", group).putString("group " + group);
        }
        out.entry("notes").putInt(task);
        return new TaskState(new TaskId(1, task), out.sections(), List.of(), Map.of());
    }

    private void checkpoint(long id) throws IOException {
        List<FileEntry> entries = List.of(
                store.checkpoint(id).write(id, state(0)), store.checkpoint(id).write(id, state(1)));
        store.checkpoint(id).seal(manifest(id, entries));
    }

    private static Manifest manifest(long id, List<FileEntry> entries) {
        return new Manifest(
                "a job/*",
                id,
                5,
                4,
                "SELECT 1",
                List.of(1, 2),
                List.of(new OperatorId("window", "digest", "tumble(k)")),
                entries,
                List.of(),
                Map.of("sink", List.of(new byte[] {1, 2}, new byte[0])));
    }

    private CheckpointFiles.Loaded read(long id) throws IOException {
        return store.checkpoint(id).read().orElseThrow();
    }

    @Test
    void whatGoesInComesOut() throws IOException {
        checkpoint(3);
        CheckpointFiles.Loaded loaded = read(3);
        assertEquals("SELECT 1", loaded.manifest().plan());
        assertEquals(List.of(1, 2), loaded.manifest().parallelism());
        assertEquals("tumble(k)", loaded.manifest().operators().get(0).name());
        assertArrayEquals(
                new byte[] {1, 2}, loaded.job().committables().get("sink").get(0));
        StateReader all = loaded.job().state("window").orElseThrow().reader(new KeyGroupRange(0, 3), 0, 1);
        assertEquals("group 3", all.keyed("panes", 3).orElseThrow().getString());
        assertEquals(
                List.of(0, 1),
                all.entries("notes").stream().map(e -> e.getInt()).toList());
        assertEquals(Optional.empty(), all.keyed("other", 3));
        assertEquals(List.of(3L), store.complete());
    }

    /** A mark without its path would mean a fresh start, and all rows would come again. */
    @Test
    void aStartIsMarkedAsAWholeOrNotAtAll() throws IOException {
        boolean failed = true;
        for (int changes = 0; failed; changes++) {
            MemoryFileSystem fresh = new MemoryFileSystem();
            AtomicInteger left = new AtomicInteger(changes);
            new CheckpointStore(fresh, "/state", "job").checkpoint(3).seal(manifest(3, List.of()));
            CheckpointStore faulty = new CheckpointStore(
                    FaultyFileSystem.full(fresh, () -> left.getAndDecrement() <= 0), "/state", "job");
            try {
                faulty.markStart(3, Optional.of("/mine/s1"));
                failed = false;
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith("no space left"), e.getMessage());
            }
            boolean marked = faulty.latest().isEmpty();
            assertEquals(marked ? Optional.of("/mine/s1") : Optional.empty(), faulty.latestStart(), "after " + changes);
            assertTrue(failed || marked);
        }
    }

    @Test
    void entriesFollowTheirTaskOrAreSharedOut() throws IOException {
        checkpoint(1);
        OperatorState state = read(1).job().state("window").orElseThrow();
        KeyGroupRange none = new KeyGroupRange(0, -1);
        assertEquals(1, state.reader(none, 1, 2).entries("notes").get(0).getInt());
        assertEquals(0, state.reader(none, 0, 4).entries("notes").get(0).getInt());
        assertEquals(1, state.reader(none, 2, 4).entries("notes").get(0).getInt());
        assertEquals(0, state.reader(none, 1, 4).entries("notes").size());
    }

    @Test
    void everyDamagedByteIsFound() throws IOException {
        checkpoint(1);
        int checked = 0;
        for (FileStatus file : files.list(store.directory(1))) {
            byte[] bytes = bytes(file.path());
            for (int i = 0; i < bytes.length; i++) {
                for (int bit : new int[] {1, 0x80, 0xFF}) {
                    byte[] damaged = bytes.clone();
                    damaged[i] ^= (byte) bit;
                    write(file.path(), damaged);
                    assertDamaged(file, "byte " + i + " ^ " + bit);
                    checked++;
                }
                write(file.path(), Arrays.copyOf(bytes, i));
                assertDamaged(file, "cut at " + i);
            }
            write(file.path(), Arrays.copyOf(bytes, bytes.length + 1));
            assertDamaged(file, "one byte more");
            write(file.path(), bytes);
        }
        read(1);
        assertTrue(checked > 1000, "only " + checked);
    }

    private void assertDamaged(FileStatus file, String what) {
        DamagedException e = assertThrows(DamagedException.class, () -> read(1), () -> file.name() + ": " + what);
        assertTrue(e.getMessage().contains(file.path()), e.getMessage());
    }

    @Test
    void aFileOfAnotherCheckpointOrTaskIsFound() throws IOException {
        checkpoint(1);
        checkpoint(2);
        write(store.directory(1) + "/task-1-0", bytes(store.directory(2) + "/task-1-0"));
        assertThrows(DamagedException.class, () -> read(1));
        write(store.directory(2) + "/task-1-0", bytes(store.directory(2) + "/task-1-1"));
        assertThrows(DamagedException.class, () -> read(2));
    }

    @Test
    void aMissingFileIsFoundAndAMissingManifestIsNoCheckpoint() throws IOException {
        checkpoint(1);
        files.deleteRecursively(store.directory(1) + "/task-1-1");
        assertTrue(
                assertThrows(DamagedException.class, () -> read(1)).getMessage().endsWith("task-1-1 is missing"));
        store.checkpoint(2).write(2, state(0));
        assertEquals(List.of(1L), store.complete());
        assertEquals(List.of(1L, 2L), store.all());
        store.checkpoint(1).delete();
        store.checkpoint(1).delete();
        assertEquals(List.of(2L), store.all());
    }

    @Test
    void theEndIsRemembered() throws IOException {
        store.prepare();
        assertEquals(false, store.isFinished());
        store.markFinished();
        assertEquals(true, store.isFinished());
        store.clearFinished();
        assertEquals(false, store.isFinished());
        assertEquals("/state/a+job%2F%2A", store.folder());
    }

    private byte[] bytes(String path) throws IOException {
        try (ReadableFile file = files.open(path)) {
            byte[] bytes = new byte[(int) file.length()];
            file.read(0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    private void write(String path, byte[] bytes) throws IOException {
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
        }
    }
}
