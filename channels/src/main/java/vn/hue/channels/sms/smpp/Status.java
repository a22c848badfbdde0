package vn.hue.channels.sms.smpp;

import java.util.Map;

/**
 * What a command_status means for a message of ours.
 *
 * <p>Source: SMPP 3.4, 5.1.3; values from 0x400 on are the operators' own.
 */
enum Status {
    /** Passes by itself. */
    PASSING,
    /** The centre wants less. */
    THROTTLED,
    /** This message will never be taken. */
    MESSAGE,
    /** This number will never get it. */
    PERSON,
    /** No message of ours will be taken until somebody does something at the operator. */
    ACCOUNT,
    /** The connection isn't what it should be: bind anew. */
    SESSION;

    private static final Map<Integer, Status> KNOWN = Map.ofEntries(
            Map.entry(0x01, MESSAGE),
            Map.entry(0x02, MESSAGE),
            Map.entry(0x03, MESSAGE),
            Map.entry(0x04, SESSION),
            Map.entry(0x05, SESSION),
            Map.entry(0x06, MESSAGE),
            Map.entry(0x07, MESSAGE),
            Map.entry(0x08, PASSING),
            Map.entry(0x0A, ACCOUNT),
            Map.entry(0x0B, PERSON),
            Map.entry(0x0C, MESSAGE),
            Map.entry(0x0D, ACCOUNT),
            Map.entry(0x0E, ACCOUNT),
            Map.entry(0x0F, ACCOUNT),
            Map.entry(0x14, THROTTLED),
            Map.entry(0x15, ACCOUNT),
            Map.entry(0x33, MESSAGE),
            Map.entry(0x34, MESSAGE),
            Map.entry(0x40, MESSAGE),
            Map.entry(0x42, MESSAGE),
            Map.entry(0x43, MESSAGE),
            Map.entry(0x44, MESSAGE),
            Map.entry(0x45, PASSING),
            Map.entry(0x48, ACCOUNT),
            Map.entry(0x49, ACCOUNT),
            Map.entry(0x50, MESSAGE),
            Map.entry(0x51, MESSAGE),
            Map.entry(0x53, ACCOUNT),
            Map.entry(0x54, MESSAGE),
            Map.entry(0x55, MESSAGE),
            Map.entry(0x58, THROTTLED),
            Map.entry(0x61, MESSAGE),
            Map.entry(0x62, MESSAGE),
            Map.entry(0x63, MESSAGE),
            Map.entry(0x64, PASSING),
            Map.entry(0x65, PERSON),
            Map.entry(0x66, PERSON),
            Map.entry(0xC0, MESSAGE),
            Map.entry(0xC1, MESSAGE),
            Map.entry(0xC2, MESSAGE),
            Map.entry(0xC3, MESSAGE),
            Map.entry(0xC4, MESSAGE),
            Map.entry(0xFE, PASSING),
            Map.entry(0xFF, PASSING),
            Map.entry(0x100, ACCOUNT),
            Map.entry(0x101, ACCOUNT),
            Map.entry(0x102, PASSING),
            Map.entry(0x103, ACCOUNT),
            Map.entry(0x104, MESSAGE));

    /** What it means; one that nobody knows may pass, and is given up after the usual number of attempts. */
    static Status of(int commandStatus) {
        return KNOWN.getOrDefault(commandStatus, PASSING);
    }

    static boolean isKnown(int commandStatus) {
        return KNOWN.containsKey(commandStatus);
    }

    /** Whether the centre refused our name or password: not to be tried often. */
    static boolean refusesUs(int commandStatus) {
        return commandStatus >= 0x0D && commandStatus <= 0x0F;
    }

    /** For example {@code 0x0B}. */
    static String hex(int commandStatus) {
        return commandStatus > 0xFF ? "0x%X".formatted(commandStatus) : "0x%02X".formatted(commandStatus);
    }
}
