package vn.hue.gateway.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import vn.hue.conversations.dialog.Staffing;
import vn.hue.gateway.config.Settings.Tiles;
import vn.hue.gateway.staff.Role;

/**
 * The operators' desk.
 *
 * @param session how long a login lasts at most
 * @param idle how long it lasts without a request
 * @param secondFactor the roles that can't do without one-time codes
 * @param issuer what an authenticator calls us
 * @param staffed when people answer in chats
 */
public record DeskSettings(
        @Default("PT12H") Duration session,
        @Default("PT2H") Duration idle,
        @Default("[supervisor, administrator]") List<Role> secondFactor,
        @Default("Hue field reports") String issuer,
        Tiles tiles,
        Staffed staffed) {
    public DeskSettings {
        secondFactor = List.copyOf(secondFactor);
    }

    /** Without the hours in which people answer, which is whenever reports are received. */
    public DeskSettings(Duration session, Duration idle, List<Role> secondFactor, String issuer, Tiles tiles) {
        this(session, idle, secondFactor, issuer, tiles, Staffed.ALWAYS);
    }

    /**
     * When people answer in chats; in the hours of the night in which only urgent matters are received nobody does.
     *
     * @param from {@code 07:30}, by the clock of Huế
     * @param until {@code 21:00}; {@code 00:00} for the end of the day
     */
    public record Staffed(
            @Default("[monday, tuesday, wednesday, thursday, friday, saturday, sunday]")
            List<DayOfWeek> days,

            @Default("00:00") String from,
            @Default("00:00") String until) {

        static final Staffed ALWAYS = new Staffed(List.of(DayOfWeek.values()), "00:00", "00:00");

        public Staffed {
            days = List.copyOf(days);
            staffing(days, from, until); // says what is wrong
        }

        public Staffing staffing() {
            return staffing(days, from, until);
        }

        private static Staffing staffing(List<DayOfWeek> days, String from, String until) {
            return new Staffing(Set.copyOf(days), time(from), time(until));
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("from and until must be times, for example \"07:30\"", e);
            }
        }
    }
}
