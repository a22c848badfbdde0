package vn.hue.emulators.sms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/** Receipts as this centre writes them: ids in decimal. */
final class Receipts {

    private static final int RECEIPT = 0x04;
    private static final byte DELIVERED = 2;
    private static final byte UNDELIVERABLE = 5;

    private Receipts() {}

    /** @param parameters whether it speaks by parameters alone */
    static Mailbag.Mail of(Submission sms, boolean failed, boolean parameters) {
        String id = String.valueOf(sms.id());
        if (parameters) {
            return new Mailbag.Mail(
                    sms.to(),
                    sms.from(),
                    RECEIPT,
                    0,
                    new byte[0],
                    List.of(
                            new OptionalParameter.Receipted_message_id(id),
                            new OptionalParameter.Message_state(failed ? UNDELIVERABLE : DELIVERED)));
        }
        String text = "id:" + id + " sub:001 dlvrd:" + (failed ? "000" : "001")
                + " submit date:2611231500 done date:2611231501 stat:" + (failed ? "FAILED" : "DELIVRD") + " err:"
                + (failed ? "027" : "000") + " Text:" + sms.text().replaceAll("[^A-Za-z0-9 ]", "?");
        byte[] octets = text.substring(0, Math.min(text.length(), 140)).getBytes(StandardCharsets.US_ASCII);
        return new Mailbag.Mail(sms.to(), sms.from(), RECEIPT, 0, octets, List.of());
    }
}
