package io.sluice.engine.remote;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import java.util.ArrayList;
import java.util.List;

/** How far jobs are and what they did not take, as bytes. */
public final class ProgressCodec {
    private ProgressCodec() {}

    public static void writeProgress(List<JobProgress> jobs, BytesWriter out) {
        out.putVarInt(jobs.size());
        for (JobProgress job : jobs) {
            out.putString(job.id());
            out.putString(job.name());
            out.putLong(job.rows());
            out.putLong(job.watermark());
            out.putLong(job.lateRows());
        }
    }

    public static List<JobProgress> readProgress(BytesReader in) {
        int count = in.getVarInt();
        List<JobProgress> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(new JobProgress(in.getString(), in.getString(), in.getLong(), in.getLong(), in.getLong()));
        }
        return jobs;
    }

    public static void writeLateRows(List<LateRows> operators, BytesWriter out) {
        out.putVarInt(operators.size());
        for (LateRows operator : operators) {
            out.putString(operator.operator());
            out.putLong(operator.late());
            out.putLong(operator.partlyLate());
            out.putLong(operator.refused());
            out.putBoolean(operator.collected());
        }
    }

    public static List<LateRows> readLateRows(BytesReader in) {
        int count = in.getVarInt();
        List<LateRows> operators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operators.add(new LateRows(in.getString(), in.getLong(), in.getLong(), in.getLong(), in.getBoolean()));
        }
        return operators;
    }
}
