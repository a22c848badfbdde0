package vn.hue.channels.sms.smpp;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultDecomposer;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsPiece;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.channels.sms.SmsVerticle;
import vn.hue.channels.sms.text.Coding;
import vn.hue.channels.sms.text.Header;
import vn.hue.channels.sms.text.PhoneNumbers;

/** Tells support staff what a PDU means. Pure; never throws on foreign input. */
public final class SmsInspect {

    private static final int HEADER = 16;
    private static final int RESPONSE = 0x80000000;
    private static final Map<Integer, String> COMMANDS = Map.ofEntries(
            Map.entry(0x00000000, "generic_nack"),
            Map.entry(0x00000001, "bind_receiver"),
            Map.entry(0x00000002, "bind_transmitter"),
            Map.entry(0x00000003, "query_sm"),
            Map.entry(0x00000004, "submit_sm"),
            Map.entry(0x00000005, "deliver_sm"),
            Map.entry(0x00000006, "unbind"),
            Map.entry(0x00000007, "replace_sm"),
            Map.entry(0x00000008, "cancel_sm"),
            Map.entry(0x00000009, "bind_transceiver"),
            Map.entry(0x0000000B, "outbind"),
            Map.entry(0x00000015, "enquire_link"),
            Map.entry(0x00000021, "submit_multi"),
            Map.entry(0x00000102, "alert_notification"),
            Map.entry(0x00000103, "data_sm"));

    private final Words words;
    private final JsonObject told = new JsonObject();

    private SmsInspect(String language) {
        this.words = new Words(SmsVerticle.CHANNEL, language);
        for (String key : List.of(
                "kind",
                "command",
                "status",
                "sequence",
                "from",
                "to",
                "dataCoding",
                "text",
                "part",
                "receipt",
                "messageId",
                "reason")) {
            told.putNull(key);
        }
    }

    /**
     * One object for one PDU: {@code kind} is {@code message} (what a citizen wrote), {@code part} (a piece of it),
     * {@code receipt}, {@code submit} (a message of ours), {@code response}, {@code other} or {@code unreadable}.
     *
     * @param hex in any case, with or without blanks, colons and {@code 0x}
     * @param zone of a receipt's dates
     * @param language {@code vi} or {@code en}: of the reasons
     */
    public static JsonObject inspect(String hex, ZoneId zone, String language) {
        SmsInspect inspect = new SmsInspect(language);
        inspect.read(hex, zone);
        return inspect.told;
    }

    private void read(String hex, ZoneId zone) {
        String digits = hex.replaceAll("(?i)0x|[\\s:,;\\-]", "");
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9A-Fa-f]+")) {
            unreadable(words.say(digits.isEmpty() ? "inspect.empty" : "inspect.not-hex"));
            return;
        }
        byte[] pdu = HexFormat.of().parseHex(digits);
        if (pdu.length < HEADER) {
            unreadable(words.say("inspect.short"));
            return;
        }
        int command = number(pdu, 4);
        String name = COMMANDS.get(command & ~RESPONSE);
        boolean response = (command & RESPONSE) != 0;
        String full =
                name == null ? "0x%08X".formatted(command) : response && command != RESPONSE ? name + "_resp" : name;
        told.put("command", full).put("status", number(pdu, 8)).put("sequence", number(pdu, 12) & 0xFFFFFFFFL);
        long says = number(pdu, 0) & 0xFFFFFFFFL;
        if (says != pdu.length) {
            unreadable(words.say("inspect.length", "says", String.valueOf(says), "has", String.valueOf(pdu.length)));
        } else if (name == null) {
            unreadable(words.say("inspect.unknown-command", "command", full));
        } else if (response || command == 0) {
            response(pdu, command & ~RESPONSE);
        } else {
            request(pdu, full, zone);
        }
    }

    private void response(byte[] pdu, int command) {
        told.put("kind", "response");
        int status = number(pdu, 8);
        if (status != 0) {
            String key = "status." + Status.hex(status);
            told.put(
                    "reason",
                    words.knows(key) ? words.say(key) : words.say("status.unknown", "code", Status.hex(status)));
        } else if (command == 4 || command == 0x103) {
            int end = HEADER;
            while (end < pdu.length && pdu[end] != 0) {
                end++;
            }
            told.put("messageId", new String(pdu, HEADER, end - HEADER, StandardCharsets.ISO_8859_1));
        }
    }

    private void request(byte[] pdu, String command, ZoneId zone) {
        AbstractSmCommand read;
        try {
            DefaultDecomposer decomposer = new DefaultDecomposer();
            read = switch (command) {
                case "deliver_sm" -> decomposer.deliverSm(pdu);
                case "submit_sm" -> decomposer.submitSm(pdu);
                case "data_sm" -> decomposer.dataSm(pdu);
                default -> null;
            };
        } catch (PDUStringException | RuntimeException broken) {
            unreadable(words.say("inspect.broken", "command", command));
            return;
        }
        if (read == null) {
            told.put("kind", "other").put("reason", words.say("inspect.other", "command", command));
            return;
        }
        told.put("from", read.getSourceAddr())
                .put("to", read.getDestAddress())
                .put("dataCoding", read.getDataCoding() & 0xFF);
        if (!(read instanceof SubmitSm) && Delivered.isReceipt(read)) {
            receipt(read, zone);
        } else {
            message(read);
        }
    }

    private void message(AbstractSmCommand read) {
        SmsPiece piece = Delivered.piece(read, "");
        boolean ours = read instanceof SubmitSm;
        Header.Piece part = piece.piece();
        boolean whole = part == null || !part.plausible();
        told.put("kind", ours ? "submit" : whole ? "message" : "part");
        if (part != null) {
            told.put(
                    "part",
                    new JsonObject()
                            .put("reference", part.reference())
                            .put("total", part.total())
                            .put("number", part.number()));
        }
        String text = Coding.decode(piece.dataCoding(), piece.octets(), Coding.Default.GSM);
        if (text == null) {
            told.put("reason", words.say("inspect.unknown-coding", "coding", String.valueOf(piece.dataCoding())));
        } else {
            told.put("text", text);
            if (!ours && PhoneNumbers.ofCentre(piece.from()).isEmpty()) {
                told.put("reason", words.say("inspect.no-citizen"));
            }
        }
    }

    private void receipt(AbstractSmCommand read, ZoneId zone) {
        String text = new String(Delivered.octets(read), StandardCharsets.ISO_8859_1);
        ReceiptText parsed = ReceiptText.read(text, zone);
        ReceiptState state = Delivered.state(read, parsed);
        MessageNames names = new MessageNames(SmppSettings.Names.ANY);
        SmsReceipt receipt = Delivered.receipt(read, names, zone, words, Instant.MAX);
        OptionalParameter.Message_state number = read.getOptionalParameter(OptionalParameter.Message_state.class);
        told.put("kind", "receipt")
                .put("text", text.isEmpty() ? null : text)
                .put("messageId", Delivered.id(read, parsed))
                .put(
                        "receipt",
                        new JsonObject()
                                .put("id", Delivered.id(read, parsed))
                                .put("state", stateWord(state, parsed, number))
                                .put("delivery", receipt.state().name().toLowerCase(Locale.ROOT))
                                .put("error", Delivered.error(read, parsed))
                                .put(
                                        "doneAt",
                                        parsed.done() == null
                                                ? null
                                                : parsed.done().toString())
                                .put("intermediate", DeliverSm.isIntermediateDeliveryNotification(read.getEsmClass())))
                .put("reason", state == null ? words.say("inspect.unknown-state") : receipt.reason());
    }

    private static @Nullable String stateWord(
            @Nullable ReceiptState state, ReceiptText text, OptionalParameter.@Nullable Message_state number) {
        if (state != null) {
            return state.name().toLowerCase(Locale.ROOT);
        }
        return text.state() != null ? text.state() : number == null ? null : String.valueOf(number.getValue());
    }

    private void unreadable(String why) {
        told.put("kind", "unreadable").put("reason", why);
    }

    private static int number(byte[] pdu, int at) {
        int value = 0;
        for (byte octet : Arrays.copyOfRange(pdu, at, at + 4)) {
            value = value << 8 | (octet & 0xFF);
        }
        return value;
    }
}
