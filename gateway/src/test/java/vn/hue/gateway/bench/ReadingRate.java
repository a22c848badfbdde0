package vn.hue.gateway.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import vn.hue.conversations.reading.Reader;
import vn.hue.nlp.OpenNlpReader;

/**
 * How fast short messages are read, by one thread and by several that share one reader: messages a second for each core
 * it had, the slowest one in a hundred, and whether a message costs more memory the longer it runs.
 *
 * <p>Aims: 10,000 a second and core, 99 of 100 within 1 ms, no growth. Rates are counted by processor time, so that they
 * hold on a machine that is busy with other things; the milliseconds are by the clock and mean something on a quiet one.
 */
final class ReadingRate implements Measurement {

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

    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
    private static final int ROUNDS = 4;

    /** So many are read in a second by a machine that is busy with nothing else, about. */
    private static final int A_SECOND = 10_000;

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String about() {
        return "short messages read with the trained models, by one thread and by several that share one reader";
    }

    @Override
    public void run(Bed bed) {
        Reader reader = OpenNlpReader.load();
        run(reader, 1, bed.contest().warmUpSeconds() * A_SECOND);
        int count = bed.contest().seconds() * A_SECOND / 4;
        for (int threads : new int[] {1, 2, 4}) {
            System.out.println(run(reader, threads, count / threads).line(threads));
        }
        Run first = run(reader, 2, count / 4);
        Run last = first;
        for (int i = 1; i < ROUNDS; i++) {
            last = run(reader, 2, count / 4);
        }
        System.out.printf(
                Locale.ROOT,
                "memory: %,d bytes a message in the first of %d rounds, %,d in the last; kept afterwards: %,d bytes more"
                        + " (aim: no growth)%n%n",
                first.bytesEach,
                ROUNDS,
                last.bytesEach,
                last.kept - first.kept);
    }

    private static Run run(Reader reader, int threads, int each) {
        com.sun.management.ThreadMXBean cpu = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[][] nanos = new long[threads][each];
        long[] busy = new long[threads];
        long[] bytes = new long[threads];
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int me = t;
            new Thread(
                            () -> {
                                long bytesBefore = cpu.getCurrentThreadAllocatedBytes();
                                long before = cpu.getCurrentThreadCpuTime();
                                for (int i = 0; i < each; i++) {
                                    long began = System.nanoTime();
                                    reader.read(MESSAGES.get((i + me) % MESSAGES.size()), NOW);
                                    nanos[me][i] = System.nanoTime() - began;
                                }
                                busy[me] = cpu.getCurrentThreadCpuTime() - before;
                                bytes[me] = cpu.getCurrentThreadAllocatedBytes() - bytesBefore;
                                done.countDown();
                            },
                            "read-" + t)
                    .start();
        }
        try {
            if (!done.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("reading does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        long[] sorted =
                Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        System.gc();
        long kept = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Run(
                sorted.length / (LongStream.of(busy).sum() / 1e9),
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                LongStream.of(bytes).sum() / sorted.length,
                kept - 8L * sorted.length);
    }

    private record Run(double rate, double median, double slowest, long bytesEach, long kept) {
        String line(int threads) {
            return String.format(
                    Locale.ROOT,
                    "reading, %d thread%s: %,.0f messages a second and core (aim: 10,000), median %.3f ms, p99 %.3f ms"
                            + " (aim: under 1), %,d bytes each",
                    threads,
                    threads == 1 ? "" : "s",
                    rate,
                    median,
                    slowest,
                    bytesEach);
        }
    }
}
