package vn.hue.nlp;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A load driver, not a test: short messages a second on one core, p99, bytes allocated for each.
 *
 * <p>Run its main with the test class path; the first argument is the seconds to warm up.
 */
public final class ReadingBench {

    private static final List<String> MESSAGES = List.of(
            "đèn đường kiệt 22 Hà Nội không sáng",
            "rac thai tai 12 le loi chua duoc thu gom",
            "ổ gà to ở ngã tư Hùng Vương - Nguyễn Huệ, phường Phú Nhuận",
            "hủy",
            "đúng rồi gửi đi",
            "số của tôi là 0905 123 456",
            "cứu với nước lên tới mái nhà rồi, thôn Tây Thượng",
            "quán nhậu hát karaoke ồn ào suốt đêm ở 17 Võ Thị Sáu",
            "mat nap cong truoc cho dong ba",
            "cho hỏi phản ánh PA-2026-000123 tới đâu rồi ạ",
            "There is a big pothole on Le Loi street",
            "vỉa hè trước chợ An Cựu bị chiếm hết để buôn bán");

    private ReadingBench() {}

    public static void main(String[] args) {
        OpenNlpReader reader = OpenNlpReader.load();
        Instant now = Instant.parse("2026-06-01T03:00:00Z");
        double warm = args.length > 0 ? Double.parseDouble(args[0]) : 5;
        run(reader, now, (int) (warm * 20_000));
        run(reader, now, 200_000);
    }

    private static void run(OpenNlpReader reader, Instant now, int count) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[count];
        long entities = 0;
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            entities += reader.read(MESSAGES.get(i % MESSAGES.size()), now)
                    .entities()
                    .size();
            nanos[i] = System.nanoTime() - began;
        }
        double seconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%d messages: %.0f a second of one core, median %.3f ms, p99 %.3f ms, %d bytes each, %d entities%n",
                count,
                count / seconds,
                nanos[count / 2] / 1e6,
                nanos[(int) (count * 0.99)] / 1e6,
                (threads.getCurrentThreadAllocatedBytes() - bytes) / count,
                entities);
    }
}
