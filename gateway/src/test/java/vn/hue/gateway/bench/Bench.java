package vn.hue.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hue.gateway.mongo.EmbeddedMongo;

/**
 * What things cost, each beside its floor: the least that any handler must do on the same database, in the same process,
 * in turns. Ratios carry from machine to machine; the figures themselves do not.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure what the gateway costs, each beside its floor in the same run on the same database.",
        sortOptions = false)
public final class Bench implements Callable<Integer> {

    static final List<Measurement> MEASUREMENTS = List.of(
            new AcceptedDurably(),
            new WholeWay(),
            new Flatness(),
            new FacebookWay(),
            new ReadingRate(),
            new BusyInbox());

    @Parameters(
            paramLabel = "PART",
            completionCandidates = Names.class,
            description = "what to measure: ${COMPLETION-CANDIDATES}; default: all")
    private @Nullable List<String> parts;

    @Option(names = "--seconds", defaultValue = "60", description = "that count, of each; default: ${DEFAULT-VALUE}")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "seconds for the JVM before each part; default: ${DEFAULT-VALUE}")
    private int warmUp = 60;

    @Option(names = "--quick", description = "10 seconds after 8: a first impression")
    private boolean quick;

    @Option(
            names = "--uri",
            paramLabel = "mongodb://…",
            description = "a database to be filled and thrown away; default: the embedded one on a file")
    private @Nullable String uri;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Measurement> chosen = chosen();
        Contest contest = quick ? new Contest(8, 10) : new Contest(warmUp, seconds);
        if (uri != null) {
            measure(chosen, uri, false, contest);
            return 0;
        }
        Path folder = Files.createTempDirectory("bench");
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(folder.resolve("hue.db"))) {
            measure(chosen, mongo.uri(), true, contest);
        } finally {
            remove(folder);
        }
        return 0;
    }

    private List<Measurement> chosen() {
        if (parts == null || parts.isEmpty()) {
            return MEASUREMENTS;
        }
        for (String part : parts) {
            if (MEASUREMENTS.stream().noneMatch(m -> m.name().equals(part))) {
                String known = String.join(", ", new Names());
                throw new CommandLine.ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "no such part: " + part + "; " + known);
            }
        }
        return MEASUREMENTS.stream().filter(m -> parts.contains(m.name())).toList();
    }

    private static void measure(List<Measurement> chosen, String uri, boolean embedded, Contest contest) {
        System.out.printf(
                "%n%s, %d askers at once, %d processors, %s%n",
                embedded ? "the embedded database on a file" : "the database at --uri",
                Bed.ASKERS,
                Runtime.getRuntime().availableProcessors(),
                contest);
        try (Bed bed = new Bed(uri, embedded, contest)) {
            for (Measurement measurement : chosen) {
                System.out.printf("%n%s: %s%n", measurement.name(), measurement.about());
                measurement.run(bed);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(file);
            }
        }
    }

    /** Everything that can be measured. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return MEASUREMENTS.stream().map(Measurement::name).iterator();
        }
    }
}
