package vn.hue.gateway.crash;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The test's end of a {@link CrashRig}. */
final class Rig implements AutoCloseable {

    private static final String END = "end";

    private final Process jvm;
    private final Socket socket;
    private final BufferedWriter out;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Rig(Process jvm, Socket socket) throws IOException {
        this.jvm = jvm;
        this.socket = socket;
        this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "rig-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
            }
        } catch (IOException killed) {
            // The end of a killed process: what came before it was read.
        }
        heard.add(END);
    }

    void tell(String line) {
        try {
            out.write(line);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line before {@code until}, by the nano clock; null when there is none. */
    @Nullable
    String hear(long until) throws InterruptedException {
        long patience = Math.min(until - System.nanoTime(), TimeUnit.SECONDS.toNanos(90));
        String line = heard.poll(Math.max(0, patience), TimeUnit.NANOSECONDS);
        if (END.equals(line) || (line == null && until == Long.MAX_VALUE)) {
            throw new IllegalStateException("the gateway ended, or did not start, by itself");
        }
        return line;
    }

    /** The next line of a killed process; null at its end. */
    @Nullable
    String hear() throws InterruptedException {
        String line = heard.poll(60, TimeUnit.SECONDS);
        return END.equals(line) ? null : line;
    }

    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
        socket.close();
    }
}
