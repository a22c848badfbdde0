package vn.hue.emulators.sms;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/**
 * A citizen's phone, for its page and for tests. A user is a number, {@code +84…}.
 *
 * <pre>{@code
 * GET  /phone/sms/api/lines?user=+84905123456&after=N
 * POST /phone/sms/api/text {"user":"+84905123456","text":"…","joined":"udh|udh16|sar|payload","backwards":true}
 * POST /phone/sms/api/raw  {"user":"+84905123456","dataCoding":241,"esmClass":0,"hex":"…"}
 * }</pre>
 */
final class Phone {

    private static final int HAS_HEADER = 0x40;

    private final Faults faults;
    private final Handsets handsets;
    private final Mailbag mailbag;
    private final String shortCode;
    private int reference = 41;

    Phone(Faults faults, Handsets handsets, Mailbag mailbag, String shortCode) {
        this.faults = faults;
        this.handsets = handsets;
        this.mailbag = mailbag;
        this.shortCode = shortCode;
    }

    void routes(Router router) {
        router.get("/phone/sms/api/lines").handler(ctx -> {
            String after = ctx.request().getParam("after", "0");
            int skip = after.matches("\\d{1,6}") ? Integer.parseInt(after) : 0;
            Answers.json(ctx, new JsonObject().put("lines", handsets.lines(user(ctx), skip)));
        });
        router.post("/phone/sms/api/text").handler(BodyHandler.create(false)).handler(this::text);
        router.post("/phone/sms/api/raw").handler(BodyHandler.create(false)).handler(this::raw);
    }

    /** A plus in an address means a blank. */
    private static String user(RoutingContext ctx) {
        return "+" + ctx.request().getParam("user", "").strip().replace("+", "");
    }

    private void text(RoutingContext ctx) {
        JsonObject said = ctx.body().asJsonObject();
        String number = said.getString("user");
        String text = said.getString("text");
        List<Mailbag.Mail> mails = mails(number.replace("+", ""), text, said.getString("joined", "udh"));
        handsets.wrote(number, text, mails.stream().map(Mailbag.Mail::gone).toList());
        if (said.getBoolean("backwards", false)) {
            Collections.reverse(mails);
        }
        for (Mailbag.Mail mail : mails) {
            mailbag.add(mail);
            if (faults.strikes(Faults.Kind.TWICE)) {
                mailbag.add(mail.copy());
            }
        }
        Answers.json(ctx, new JsonObject().put("pieces", mails.size()));
    }

    private List<Mailbag.Mail> mails(String number, String text, String joined) {
        List<Air.Piece> pieces = Air.write(text);
        List<Mailbag.Mail> mails = new ArrayList<>();
        if (joined.equals("payload")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            pieces.forEach(piece -> all.writeBytes(piece.octets()));
            mails.add(new Mailbag.Mail(
                    number,
                    shortCode,
                    0,
                    pieces.get(0).dataCoding(),
                    new byte[0],
                    List.of(new OptionalParameter.Message_payload(all.toByteArray()))));
            return mails;
        }
        int shared = ++reference;
        for (Air.Piece piece : pieces) {
            boolean whole = piece.total() == 1;
            byte[] octets = piece.octets();
            List<OptionalParameter> parameters = List.of();
            int esmClass = 0;
            if (!whole && joined.equals("sar")) {
                parameters = List.of(
                        new OptionalParameter.Sar_msg_ref_num((short) shared),
                        new OptionalParameter.Sar_total_segments((byte) piece.total()),
                        new OptionalParameter.Sar_segment_seqnum((byte) piece.number()));
            } else if (!whole) {
                esmClass = HAS_HEADER;
                octets = joined(joined, shared, piece);
            }
            mails.add(new Mailbag.Mail(number, shortCode, esmClass, piece.dataCoding(), octets, parameters));
        }
        return mails;
    }

    private static byte[] joined(String how, int reference, Air.Piece piece) {
        int[] header = how.equals("udh16")
                ? new int[] {6, 8, 4, reference >> 8, reference, piece.total(), piece.number()}
                : new int[] {5, 0, 3, reference, piece.total(), piece.number()};
        byte[] octets = Arrays.copyOf(new byte[0], header.length + piece.octets().length);
        for (int i = 0; i < header.length; i++) {
            octets[i] = (byte) header[i];
        }
        System.arraycopy(piece.octets(), 0, octets, header.length, piece.octets().length);
        return octets;
    }

    private void raw(RoutingContext ctx) {
        JsonObject said = ctx.body().asJsonObject();
        mailbag.add(new Mailbag.Mail(
                said.getString("user").replace("+", ""),
                shortCode,
                said.getInteger("esmClass", 0),
                said.getInteger("dataCoding", 0),
                HexFormat.of().parseHex(said.getString("hex")),
                List.of()));
        Answers.json(ctx, new JsonObject());
    }
}
