package vn.hue.gateway.flow;

import java.time.Duration;

/**
 * How the way through behaves.
 *
 * @param quiet how long a citizen must be silent before their messages become one turn; zero takes what is there
 * @param quietAtMost after so long the turn starts although more keeps coming
 * @param turnsAtOnce conversations that take a turn at the same time
 * @param waitingAtMost entries in memory beyond which new ones are refused, so that the provider sends them later
 * @param alarmEvery how often deadlines are looked up
 * @param lease after so long without a sign of life a gateway's open work is taken over
 * @param sendTimeout after so long an attempt to send counts as unsure
 * @param attempts how often a message is tried
 * @param alone whether no other gateway can be on this database, as with the embedded one
 */
public record FlowSettings(
        Duration quiet,
        Duration quietAtMost,
        int turnsAtOnce,
        int waitingAtMost,
        Duration alarmEvery,
        Duration lease,
        Duration sendTimeout,
        int attempts,
        boolean alone) {

    public static final FlowSettings DEFAULT = new FlowSettings(
            Duration.ofMillis(800),
            Duration.ofSeconds(3),
            128,
            50_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            8,
            false);

    public FlowSettings withQuiet(Duration silence, Duration atMost) {
        return new FlowSettings(
                silence, atMost, turnsAtOnce, waitingAtMost, alarmEvery, lease, sendTimeout, attempts, alone);
    }

    public FlowSettings onlyGateway() {
        return new FlowSettings(
                quiet, quietAtMost, turnsAtOnce, waitingAtMost, alarmEvery, lease, sendTimeout, attempts, true);
    }

    public FlowSettings withWaitingAtMost(int entries) {
        return new FlowSettings(
                quiet, quietAtMost, turnsAtOnce, entries, alarmEvery, lease, sendTimeout, attempts, alone);
    }
}
