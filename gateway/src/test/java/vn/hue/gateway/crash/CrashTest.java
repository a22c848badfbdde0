package vn.hue.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.mongo.ChildJvm;

/**
 * Kills a gateway under load again and again, with {@code kill -9}, and counts what is missing or twice afterwards.
 *
 * <p>{@code -Dcrash.seed=} repeats a run's choices, {@code -Dcrash.kills=} makes it longer.
 */
class CrashTest {

    private static final int CITIZENS = 32;
    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int AT_MOST_MILLIS = 5_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(60);

    /** One citizen: says one thing at a time, again until it is acknowledged. */
    private static final class Citizen {

        private final String name;
        private int said;
        private boolean waiting;
        private final List<String> acknowledged = new ArrayList<>();
        private final Set<String> wakes = new HashSet<>();
        private final Set<String> shown = new LinkedHashSet<>();

        private Citizen(String name) {
            this.name = name;
        }

        private String message() {
            return name + "-" + said;
        }
    }

    @TempDir
    Path folder;

    private final Random chance = new Random(SEED);
    private final Map<String, Citizen> citizens = new HashMap<>();
    private int restarts;
    private int repeated;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothing_acknowledged_is_lost_and_nothing_applied_twice_when_the_jvm_is_killed() throws Exception {
        for (int i = 0; i < CITIZENS; i++) {
            citizens.put("c" + i, new Citizen("c" + i));
        }
        Map<String, List<String>> diaries;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int kill = 0; kill < KILLS; kill++) {
                runAndKill(server, 10 + chance.nextInt(100), chance.nextInt(4) * chance.nextInt(40));
            }
            diaries = runToTheEnd(server);
        }
        report(diaries);
    }

    private Rig start(ServerSocket server) throws IOException {
        restarts++;
        Process jvm = ChildJvm.start(
                CrashRig.class, folder.resolve("hue.db").toString(), Integer.toString(server.getLocalPort()));
        return new Rig(jvm, server.accept());
    }

    /** After so many acknowledgements, at a moment that suits nobody. */
    private void runAndKill(ServerSocket server, int acknowledgements, int millis) throws Exception {
        try (Rig rig = start(server)) {
            int enough = acknowledged() + acknowledgements;
            talk(rig, AT_MOST_MILLIS, true, enough);
            talkQuietly(rig, millis);
            rig.kill();
            // What it had said before it died still counts: a provider has read it.
            for (String line = rig.hear(); line != null; line = rig.hear()) {
                heard(rig, line, false);
            }
        }
    }

    private int acknowledged() {
        return citizens.values().stream()
                .mapToInt(citizen -> citizen.acknowledged.size())
                .sum();
    }

    /** Talks, once the gateway is ready, until enough is acknowledged or the time is over. */
    private void talk(Rig rig, int millis, boolean more, int enough) throws InterruptedException {
        for (Citizen citizen : citizens.values()) {
            citizen.waiting = false;
        }
        long until = Long.MAX_VALUE;
        while (System.nanoTime() < until && acknowledged() < enough) {
            String line = rig.hear(until);
            if (line == null) {
                continue;
            }
            if (line.equals("ready")) {
                until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                citizens.values().forEach(citizen -> say(rig, citizen));
            } else {
                heard(rig, line, more);
            }
        }
    }

    private void say(Rig rig, Citizen citizen) {
        boolean wake = citizen.message().hashCode() % 4 == 0;
        if (wake) {
            citizen.wakes.add(citizen.message());
        }
        citizen.waiting = true;
        rig.tell("say\t" + citizen.name + "\t" + citizen.message() + "\t" + (wake ? "wake" : "hello"));
        if (!citizen.acknowledged.isEmpty() && chance.nextInt(10) == 0) {
            String again = citizen.acknowledged.get(chance.nextInt(citizen.acknowledged.size()));
            repeated++;
            rig.tell("say\t" + citizen.name + "\t" + again + "\t" + (citizen.wakes.contains(again) ? "wake" : "hello"));
        }
    }

    private void heard(Rig rig, String line, boolean more) {
        String[] words = line.split("\t", -1);
        if (words[0].equals("ok")) {
            Citizen citizen = citizens.get(words[1].substring(0, words[1].indexOf('-')));
            if (citizen != null && citizen.waiting && words[1].equals(citizen.message())) {
                citizen.acknowledged.add(words[1]);
                citizen.said++;
                citizen.waiting = false;
                if (more) {
                    say(rig, citizen);
                }
            }
        } else if (words[0].equals("show")) {
            Citizen citizen = citizens.get(words[1]);
            if (citizen != null) {
                citizen.shown.add(words[2]);
            }
        }
    }

    private Map<String, List<String>> runToTheEnd(ServerSocket server) throws Exception {
        Map<String, List<String>> diaries = new HashMap<>();
        try (Rig rig = start(server)) {
            talk(rig, 500, false, Integer.MAX_VALUE);
            // No new words; what is open, and every deadline, comes to its end.
            long until = System.nanoTime() + LAST_WORDS.toNanos();
            int quietRounds = 0;
            while (quietRounds < 3 && System.nanoTime() < until) {
                rig.tell("open");
                String open = awaitWord(rig, "open\t", until);
                quietRounds =
                        "open\t0".equals(open) && citizens.values().stream().noneMatch(c -> c.waiting)
                                ? quietRounds + 1
                                : 0;
                talkQuietly(rig, 200);
            }
            for (Citizen citizen : citizens.values()) {
                rig.tell("diary\t" + citizen.name);
                String diary = awaitWord(rig, "diary\t" + citizen.name + "\t", until);
                diaries.put(citizen.name, List.of(diary.split("\t", -1)[2].split("\\|")));
            }
        }
        return diaries;
    }

    private void talkQuietly(Rig rig, int millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            String line = rig.hear(until);
            if (line != null) {
                heard(rig, line, false);
            }
        }
    }

    private String awaitWord(Rig rig, String word, long until) throws InterruptedException {
        while (System.nanoTime() < until) {
            String line = rig.hear(until);
            if (line != null && line.startsWith(word)) {
                return line;
            }
            if (line != null) {
                heard(rig, line, false);
            }
        }
        throw new AssertionError("no answer to " + word.strip());
    }

    private void report(Map<String, List<String>> diaries) {
        int said = 0;
        int turns = 0;
        int wakes = 0;
        List<String> lost = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        List<String> disordered = new ArrayList<>();
        List<String> deadlinesLost = new ArrayList<>();
        List<String> answersLost = new ArrayList<>();
        for (Citizen citizen : citizens.values()) {
            List<String> diary = diaries.getOrDefault(citizen.name, List.of());
            List<String> applied = new ArrayList<>();
            Set<String> fired = new HashSet<>();
            String conversation = new Address("rig", "", citizen.name).conversation();
            for (int turn = 1; turn <= diary.size(); turn++) {
                String entry = diary.get(turn - 1);
                if (entry.startsWith("fired ")) {
                    String message = entry.substring(6);
                    if (!fired.add(message)) {
                        twice.add(entry);
                    }
                } else if (!entry.startsWith("stale ")) {
                    applied.addAll(List.of(entry.split("\\+")));
                    if (!citizen.shown.contains(conversation + "/" + turn + "/0")) {
                        answersLost.add(citizen.name + "/" + turn);
                    }
                }
            }
            said += citizen.acknowledged.size();
            turns += diary.size();
            lost.addAll(citizen.acknowledged.stream()
                    .filter(m -> !applied.contains(m))
                    .toList());
            Set<String> once = new HashSet<>();
            twice.addAll(applied.stream().filter(m -> !once.add(m)).toList());
            if (!new ArrayList<>(new LinkedHashSet<>(applied)).equals(citizen.acknowledged) && lost.isEmpty()) {
                disordered.add(citizen.name);
            }
            for (String wake : citizen.wakes) {
                if (applied.contains(wake)) {
                    wakes++;
                    if (fired.stream().noneMatch(f -> f.startsWith(wake) && isGeneration(f, wake, diary))) {
                        deadlinesLost.add(wake);
                    }
                }
            }
            List<Integer> order = citizen.shown.stream()
                    .map(id -> Integer.parseInt(id.split("/")[1]))
                    .toList();
            if (!order.equals(order.stream().sorted().toList())) {
                disordered.add("answers to " + citizen.name);
            }
        }
        System.out.printf(
                "crash test: seed %d, %d kills, %d acknowledged messages (+%d delivered again), %d turns, %d deadlines:"
                        + " lost %d, applied twice %d, deadlines lost %d, answers lost %d, out of order %d%n",
                SEED,
                restarts - 1,
                said,
                repeated,
                turns,
                wakes,
                lost.size(),
                twice.size(),
                deadlinesLost.size(),
                answersLost.size(),
                disordered.size());
        assertThat(said).as("a load worth the name").isGreaterThan(KILLS * CITIZENS / 2);
        assertThat(lost).as("acknowledged messages lost, seed " + SEED).isEmpty();
        assertThat(twice).as("applied twice, seed " + SEED).isEmpty();
        assertThat(deadlinesLost).as("deadlines lost, seed " + SEED).isEmpty();
        assertThat(answersLost).as("answers lost, seed " + SEED).isEmpty();
        assertThat(disordered).as("out of order, seed " + SEED).isEmpty();
    }

    /** {@code fired} is the message's id and the turn that set the deadline. */
    private static boolean isGeneration(String fired, String wake, List<String> diary) {
        String turn = fired.substring(wake.length());
        return turn.matches("\\d+")
                && Integer.parseInt(turn) <= diary.size()
                && List.of(diary.get(Integer.parseInt(turn) - 1).split("\\+")).contains(wake);
    }
}
