package io.sluice.executor.kernel.codegen;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads as much of a class file (Java Virtual Machine Specification, chapter 4) as the sizes of its methods need. */
final class ClassFile {
    private static final int UTF8 = 1;

    private final DataInputStream in;
    private final Map<Integer, String> names = new HashMap<>();

    private ClassFile(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** The number of bytecodes of each method that has code. */
    static int[] codeSizes(byte[] classFile) throws IOException {
        return new ClassFile(classFile).read();
    }

    private int[] read() throws IOException {
        in.skipNBytes(8);
        readConstantPool();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers();
        return readMembers();
    }

    private void readConstantPool() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                names.put(i, in.readUTF());
            } else {
                in.skipNBytes(constantSize(tag));
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
    }

    /** Bytes behind the tag; a long or double also takes two entries. */
    private static int constantSize(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("constant pool tag " + tag);
        };
    }

    /** Fields or methods; gives the code sizes of those that have code. */
    private int[] readMembers() throws IOException {
        int[] sizes = new int[in.readUnsignedShort()];
        for (int member = 0; member < sizes.length; member++) {
            in.skipNBytes(6);
            int attributes = in.readUnsignedShort();
            for (int i = 0; i < attributes; i++) {
                String name = names.get(in.readUnsignedShort());
                int length = in.readInt();
                if (name.equals("Code")) {
                    in.skipNBytes(4);
                    sizes[member] = in.readInt();
                    in.skipNBytes(length - 8L);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
        return sizes;
    }
}
