package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.OperatorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * What makes a checkpoint complete: all that is needed to trust and read its files. Written last.
 *
 * @param maxParallelism number of key groups
 * @param plan the document of the plan that ran: see {@link io.sluice.executor.plan.PlanDocument}
 * @param parallelism tasks of each pipeline
 * @param operators those that keep state
 * @param shared names of the files that it has in common with other checkpoints
 * @param committables what sinks must commit, by operator id; unless the process died they have
 */
public record Manifest(
        String jobName,
        long checkpointId,
        long createdMillis,
        int maxParallelism,
        String plan,
        List<Integer> parallelism,
        List<OperatorId> operators,
        List<FileEntry> files,
        List<String> shared,
        Map<String, List<byte[]>> committables) {
    /** "SLMF". */
    private static final int MAGIC = 0x534C4D46;

    private static final int VERSION = 3;

    /** With a checksum at the end. */
    public byte[] encode() {
        BytesWriter out = new BytesWriter();
        out.putInt(MAGIC);
        out.putInt(VERSION);
        out.putString(jobName);
        out.putLong(checkpointId);
        out.putLong(createdMillis);
        out.putInt(maxParallelism);
        out.putString(plan);
        out.putInt(parallelism.size());
        parallelism.forEach(out::putInt);
        out.putInt(operators.size());
        operators.forEach(o -> {
            out.putString(o.id());
            out.putString(o.inputDigest());
            out.putString(o.name());
        });
        out.putInt(files.size());
        files.forEach(f -> writeFile(f, out));
        out.putInt(shared.size());
        shared.forEach(out::putString);
        writeCommittables(out);
        CRC32C crc = new CRC32C();
        crc.update(out.buffer(), 0, out.size());
        out.putInt((int) crc.getValue());
        return out.toByteArray();
    }

    private static void writeFile(FileEntry file, BytesWriter out) {
        out.putInt(file.task().pipeline());
        out.putInt(file.task().index());
        out.putString(file.name());
        out.putLong(file.length());
        out.putInt(file.crc());
    }

    private void writeCommittables(BytesWriter out) {
        out.putInt(committables.size());
        new TreeMap<>(committables).forEach((sink, list) -> {
            out.putString(sink);
            out.putInt(list.size());
            list.forEach(out::putBytes);
        });
    }

    /** @throws DamagedException when the bytes are not what {@link #encode} gave */
    public static Manifest decode(byte[] bytes) throws DamagedException {
        if (bytes.length < 3 * Integer.BYTES) {
            throw new DamagedException("it has only " + bytes.length + " bytes");
        }
        BytesReader in = new BytesReader(bytes, 0, bytes.length - Integer.BYTES);
        if (in.getInt() != MAGIC) {
            throw new DamagedException("it does not begin like a manifest");
        }
        int version = in.getInt();
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        if (new BytesReader(bytes, bytes.length - Integer.BYTES, Integer.BYTES).getInt() != (int) crc.getValue()) {
            throw new DamagedException("its checksum does not match");
        }
        if (version != VERSION) {
            throw new DamagedException("it has form " + version + ", this release reads form " + VERSION);
        }
        return read(in);
    }

    private static Manifest read(BytesReader in) {
        return new Manifest(
                in.getString(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getString(),
                list(in, BytesReader::getInt),
                list(in, i -> new OperatorId(i.getString(), i.getString(), i.getString())),
                list(
                        in,
                        i -> new FileEntry(new TaskId(i.getInt(), i.getInt()), i.getString(), i.getLong(), i.getInt())),
                list(in, BytesReader::getString),
                readCommittables(in));
    }

    private static Map<String, List<byte[]>> readCommittables(BytesReader in) {
        Map<String, List<byte[]>> committables = new TreeMap<>();
        for (int i = in.getInt(); i > 0; i--) {
            String sink = in.getString();
            committables.put(sink, list(in, BytesReader::getBytes));
        }
        return committables;
    }

    private static <T> List<T> list(BytesReader in, Function<BytesReader, T> element) {
        List<T> list = new ArrayList<>();
        for (int i = in.getInt(); i > 0; i--) {
            list.add(element.apply(in));
        }
        return list;
    }
}
