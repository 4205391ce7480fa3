package io.sluice.connectors.evil;

import java.util.Arrays;
import java.util.Random;

/** Damages a file here and there: bytes changed, left out, doubled, swapped, moved from elsewhere, the end cut off. */
final class Mutations {
    private final Random random;
    private final byte[] marks;

    /** @param marks bytes that mean something in the format, which are put in more often than others */
    Mutations(long seed, String marks) {
        this.random = new Random(seed);
        this.marks = EvilFile.bytes(marks);
    }

    byte[] of(byte[] file) {
        byte[] damaged = file.clone();
        for (int i = random.nextInt(6); i >= 0 && damaged.length > 8; i--) {
            damaged = damageOnce(damaged);
        }
        return damaged;
    }

    private byte[] damageOnce(byte[] file) {
        int at = random.nextInt(file.length - 4);
        switch (random.nextInt(8)) {
            case 0, 1 -> file[at] = marks[random.nextInt(marks.length)];
            case 2 -> file[at] = (byte) random.nextInt(256);
            case 3 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 4 -> {
                return EvilFile.bytes(
                        Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + 1 + random.nextInt(3), file.length));
            }
            case 5 -> {
                byte[] mark = {marks[random.nextInt(marks.length)]};
                return EvilFile.bytes(Arrays.copyOf(file, at), mark, Arrays.copyOfRange(file, at, file.length));
            }
            case 6 -> {
                byte[] piece = Arrays.copyOfRange(file, at, Math.min(file.length, at + random.nextInt(30)));
                int to = random.nextInt(file.length);
                return EvilFile.bytes(Arrays.copyOf(file, to), piece, Arrays.copyOfRange(file, to, file.length));
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(file, at) : file;
            }
        }
        return file;
    }
}
