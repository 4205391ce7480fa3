package io.sluice.engine.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to damage the newest of several checkpoints; none knows how their files are made. */
enum Damage {
    /** A file ends too early: at a block of the disk, a byte beside it, or anywhere. */
    CUT {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = at.bytes();
            int block = BLOCK_BYTES * random.nextInt(bytes.length / BLOCK_BYTES + 1) + random.nextInt(3) - 1;
            int length = random.nextBoolean() ? block : random.nextInt(bytes.length);
            at.put(Arrays.copyOf(bytes, Math.max(0, Math.min(length, bytes.length - 1))));
        }
    },
    /** A file has bytes behind its end. */
    GROWN {
        @Override
        void apply(Place at, Random random) {
            at.put(Arrays.copyOf(at.bytes(), at.bytes().length + 1 + random.nextInt(BLOCK_BYTES)));
        }
    },
    /** One bit is another. */
    BIT {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = at.bytes().clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            at.put(bytes);
        }
    },
    /** A page of the memory was never written. */
    BLANK_PAGE {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = at.bytes().clone();
            int from = PAGE_BYTES * random.nextInt(bytes.length / PAGE_BYTES + 1);
            int to = Math.min(bytes.length, from + PAGE_BYTES);
            Arrays.fill(bytes, from, to, (byte) 0);
            at.put(bytes);
        }
    },
    /** A block holds what another file has there. */
    FOREIGN_BLOCK {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = at.bytes().clone();
            byte[] other = at.inOther();
            int most = Math.min(bytes.length, other.length);
            int from = BLOCK_BYTES * random.nextInt(most / BLOCK_BYTES + 1);
            System.arraycopy(other, Math.min(from, most), bytes, Math.min(from, most), most - Math.min(from, most));
            at.put(bytes);
        }
    },
    /** A file is that of the checkpoint before. */
    FILE_OF_ANOTHER {
        @Override
        void apply(Place at, Random random) {
            at.put(at.inOther());
        }
    },
    MISSING {
        @Override
        void apply(Place at, Random random) {
            at.image().remove(at.path());
        }
    },
    EMPTY {
        @Override
        void apply(Place at, Random random) {
            at.put(new byte[0]);
        }
    },
    /** The number behind the first four bytes is smaller. */
    OLD_VERSION {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = at.bytes().clone();
            for (int i = 4; i < Math.min(8, bytes.length); i++) {
                bytes[i] = 0;
            }
            at.put(bytes);
        }
    },
    /** Something that was left behind lies beside the files. */
    STALE_FILE {
        @Override
        void apply(Place at, Random random) {
            byte[] bytes = new byte[random.nextInt(PAGE_BYTES)];
            random.nextBytes(bytes);
            at.image()
                    .put(
                            at.newest()
                                    + List.of("/_metadata.tmp", "/.tmp", "/task-77-0")
                                            .get(random.nextInt(3)),
                            bytes);
        }
    },
    /** The next checkpoint was begun. */
    HALF_A_CHECKPOINT {
        @Override
        void apply(Place at, Random random) {
            String next = at.newest().replaceAll("\\d+$", "") + 1_000_000;
            at.image()
                    .put(
                            next + at.path().substring(at.newest().length()).replace("_metadata", "_metadata.tmp"),
                            at.bytes());
        }
    };

    private static final int BLOCK_BYTES = 512;
    private static final int PAGE_BYTES = 4096;

    /**
     * @param newest the folder of the newest checkpoint
     * @param other that of the one before
     * @param path the file to damage
     */
    record Place(DiskImage image, String newest, String other, String path) {
        byte[] bytes() {
            return image.bytes(path);
        }

        /** The same file of the other checkpoint; empty when it has none. */
        byte[] inOther() {
            byte[] bytes = image.bytes(other + path.substring(newest.length()));
            return bytes == null ? new byte[0] : bytes;
        }

        void put(byte[] bytes) {
            image.put(path, bytes);
        }

        boolean isManifest() {
            return path.endsWith("/_metadata");
        }
    }

    abstract void apply(Place at, Random random);

    /** Whether the newest checkpoint is as good as before. */
    boolean isHarmless() {
        return this == STALE_FILE || this == HALF_A_CHECKPOINT;
    }
}
