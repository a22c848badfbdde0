package vn.hue.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;

/** Everything that can be set. Every key is explained in {@code gateway/conf/gateway.example.yaml}. */
public record Settings(
        Server server,
        Database database,
        Api api,
        DeskSettings desk,
        Webchat webchat,
        @Nullable Zalo zalo,
        @Nullable Facebook facebook,
        @Nullable Email email,
        @Nullable Sms sms,
        Province province,
        Calendar calendar,
        Contacts contacts,
        Senders senders,
        Turns turns,
        Delivery delivery,
        Media media,
        @Nullable ClusterSettings cluster,
        Demo demo) {

    public Settings {
        if (cluster != null && database.embedded().file() != null) {
            throw new IllegalArgumentException("cluster needs database.uri: an embedded database is for one gateway");
        }
    }

    public record Server(
            @Key("public") Listen citizens,
            Operate operate,
            @Default("PT20S") Duration drain) {}

    /** @param url where the outside reaches it, without a slash at the end; null while there is no such place */
    public record Listen(
            @Default("0.0.0.0") String host,
            @Default("8080") Port port,
            @Nullable String url) {
        public Listen {
            if (url != null && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
                throw new IllegalArgumentException("url: must be an origin, for example https://gateway.example.vn");
            }
        }
    }

    public record Operate(
            @Default("127.0.0.1") String host,
            @Default("9090") Port port) {}

    /** A TCP port; 0 for any free one. */
    public record Port(int number) {
        public Port {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("must be a port, 0 to 65535");
            }
        }
    }

    /**
     * Either a MongoDB elsewhere or the embedded one on a file.
     *
     * @param uri it holds a password, so it counts as a secret
     */
    public record Database(@Nullable Secret uri, Embedded embedded) {
        public Database {
            if ((uri == null) == (embedded.file() == null)) {
                throw new IllegalArgumentException("set either uri or embedded.file");
            }
        }
    }

    public record Embedded(@Nullable Path file) {}

    public record Api(@Default("[]") List<Token> tokens) {
        public Api {
            Set<String> names = new HashSet<>();
            tokens.forEach(token -> {
                if (!names.add(token.name())) {
                    throw new IllegalArgumentException("two tokens are named " + token.name());
                }
            });
        }
    }

    /**
     * Who may use the API; {@code scopes} beyond reading are listed one by one.
     *
     * @param agency the only agency for which the token may act with {@link Scope#REPORTS_HANDLE}; null for any
     * @param operator the account of whoever uses the program: what is passed to that account's team the token may take; null
     *     for a program of nobody
     * @param channel where everything comes from that the token files: one of {@link Address#FILING}; null for what each filing
     *     says
     */
    public record Token(
            String name,
            Secret secret,
            @Default("[]") List<Scope> scopes,
            @Nullable String agency,
            @Nullable String operator,
            @Nullable String channel) {

        public Token {
            if (name.isBlank() || name.contains("/")) {
                throw new IllegalArgumentException("a token's name must not be empty or contain \"/\"");
            }
            if (channel != null && !Address.files(channel)) {
                throw new IllegalArgumentException("channel must be one of " + String.join(", ", Address.FILING));
            }
        }

        /** A token of nobody that is bound to no agency. */
        public Token(String name, Secret secret, List<Scope> scopes) {
            this(name, secret, scopes, null, null, null);
        }
    }

    /** What a token may do beyond reading what is masked. */
    public enum Scope {
        /** See names, phone numbers and mail addresses. {@code QĐ 30/2022, Điều 5.5}. */
        PERSONAL("personal"),
        /** Send again what did not arrive. */
        RESEND("resend"),
        /** Not to see more, but to say what a report is: its category and urgency, for the next training. */
        LABELS("labels"),
        /** Take conversations over, write to citizens, note, hand back. */
        CONVERSATIONS_WRITE("conversations:write"),
        /** Take a conversation from a colleague. */
        CONVERSATIONS_SUPERVISE("conversations:supervise"),
        /** Propose and judge violations, lift locks. {@code QĐ 30/2022, Điều 14.1}. */
        CONDUCT_WRITE("conduct:write"),
        /** File reports with their media: the app and the hotline's system. */
        REPORTS_FILE("reports:file"),
        /** What the centre does: verify, accept, refuse, ask, distribute, publish, reopen, cancel. */
        REPORTS_WRITE("reports:write"),
        /** What an agency does: acknowledge, return, enter a result, answer. */
        REPORTS_HANDLE("reports:handle"),
        /** What a citizen does whose report this token has filed: rate a result and speak about it. */
        REPORTS_CITIZEN("reports:citizen");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** As it is written in the settings. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** A tile server for the map; without one only the province's outline is drawn. */
    public record Tiles(@Nullable String url, @Default("") String attribution) {

        /** {@code https://{s}.tiles.example.vn/{z}/{x}/{y}.png} as a source of a page's policy; empty without one. */
        public String source() {
            if (url == null) {
                return "";
            }
            URI uri = URI.create(url.replace("{s}", "s").replaceAll("[{}]", ""));
            String host = url.contains("{s}.") ? "*." + uri.getAuthority().substring(2) : uri.getAuthority();
            return uri.getScheme() + "://" + host;
        }
    }

    /**
     * @param secret signs the sessions; the same on every node
     * @param behindProxy whether exactly one trusted proxy stands in front
     */
    public record Webchat(
            Secret secret,
            @Default("[]") List<String> allowedOrigins,
            @Default("false") boolean behindProxy,
            Limits limits) {}

    /**
     * Per minute; a burst of half of it is let through at once.
     *
     * @param sessions new ones from one network address, behind which a whole neighbourhood may sit
     * @param messages from one network address
     * @param sessionMessages of one citizen
     * @param sessionUploads of one citizen
     */
    public record Limits(
            @Default("60") int sessions,
            @Default("600") int messages,
            @Default("40") int sessionMessages,
            @Default("30") int sessionUploads) {}

    /** @param outline the corners of its border in order, at least three; empty for the outline that comes with us */
    public record Province(
            @Default("Huế") String name,
            @Default("Asia/Ho_Chi_Minh") ZoneId zone,
            @Default("[]") List<GeoPoint> outline) {
        public Province {
            if (!outline.isEmpty() && outline.size() < 3) {
                throw new IllegalArgumentException("outline needs at least three points");
            }
        }
    }

    /**
     * @param holidays days off besides Saturday and Sunday
     * @param madeUp Saturdays and Sundays worked in exchange
     */
    public record Calendar(
            @Default("[]") List<LocalDate> holidays,
            @Default("[]") List<LocalDate> madeUp) {
        public Calendar {
            if (madeUp.stream().anyMatch(holidays::contains)) {
                throw new IllegalArgumentException("a day is both a holiday and made up");
            }
        }
    }

    /**
     * Numbers told to citizens besides 113, 114 and 115. {@code QĐ 30/2022, Điều 8.3}.
     *
     * @param hotline for calls to the centre
     * @param callback the centre calls from it
     */
    public record Contacts(
            @Default(Contacts.HOTLINE) String hotline,
            @Default(Contacts.CALLBACK) String callback) {

        public static final String HOTLINE = "19001075";
        public static final String CALLBACK = "0888771075";
        private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 .-]*");

        public Contacts {
            if (!NUMBER.matcher(hotline).matches() || !NUMBER.matcher(callback).matches()) {
                throw new IllegalArgumentException("a number to call is digits, with blanks between them if you like");
            }
        }
    }

    /**
     * @param verifyNew whether a first report waits until its sender has proven the phone number ({@code QĐ 30/2022, Điều
     *     7.5b.5})
     * @param card how long the address of a web card is good
     */
    public record Senders(
            @Default("false") boolean verifyNew,
            @Default("P3D") Duration card) {}

    /** @param quiet how long to wait for the next message of one citizen before they are read as one turn */
    public record Turns(@Default("PT0.8S") Duration quiet) {}

    /**
     * @param imageBytes of one picture, recording or document
     * @param videoBytes of one video
     * @param maxPixels of one picture; larger ones are refused unread
     * @param workers how many files are looked into at a time
     */
    public record Media(
            @Default("26214400") long imageBytes,
            @Default("52428800") long videoBytes,
            @Default("60000000") long maxPixels,
            @Default("2") int workers) {}

    /**
     * Never in production.
     *
     * @param clock whether anyone may move the clock
     * @param phone where the emulators' citizen's phone is, for the landing page; null when there is none
     */
    public record Demo(
            @Default("false") boolean clock, @Nullable String phone) {}
}
