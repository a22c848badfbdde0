package vn.hue.gateway.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The embedded server as a process of its own, on a known port: what several gateways share, and what can be killed. */
public final class DatabaseProcess {

    private static final String OPEN = "open";
    private static final int PAGE_CACHE_MB = 64;

    private DatabaseProcess() {}

    /** Starts it and waits until it listens. */
    public static Process start(Path file, int port) throws IOException {
        Process process = ChildJvm.start(DatabaseProcess.class, file.toString(), Integer.toString(port));
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals(OPEN)) {
                return process;
            }
        }
        throw new IOException("the database did not start");
    }

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedMongo.onFile(Path.of(arguments[0]), PAGE_CACHE_MB, Integer.parseInt(arguments[1]));
        System.out.println(OPEN);
        Thread.currentThread().join();
    }
}
