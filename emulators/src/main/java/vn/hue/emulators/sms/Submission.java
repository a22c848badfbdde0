package vn.hue.emulators.sms;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HexFormat;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * A message that a customer handed over.
 *
 * @param id ours, in decimal
 * @param octets without their header
 */
record Submission(
        long id,
        String from,
        String to,
        int dataCoding,
        int esmClass,
        int registered,
        String validity,
        byte[] octets,
        int reference,
        int total,
        int number,
        boolean payload) {

    static Submission of(long id, SubmitSm pdu) {
        byte[] octets = pdu.getShortMessage();
        OptionalParameter.Message_payload payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        boolean inPayload = octets.length == 0 && payload != null;
        if (inPayload) {
            octets = payload.getValue();
        }
        int reference = 0;
        int total = 1;
        int number = 1;
        OptionalParameter.Sar_total_segments sar = pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        if (Handsets.hasHeader(pdu.getEsmClass()) && octets.length > 6) {
            boolean wide = octets[1] == 8;
            reference = wide ? (octets[3] & 0xFF) << 8 | (octets[4] & 0xFF) : octets[3] & 0xFF;
            total = octets[wide ? 5 : 4] & 0xFF;
            number = octets[wide ? 6 : 5] & 0xFF;
            octets = Arrays.copyOfRange(octets, octets[0] + 1, octets.length);
        } else if (sar != null) {
            reference = pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class)
                            .getValue()
                    & 0xFFFF;
            total = sar.getValue() & 0xFF;
            number = pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class)
                            .getValue()
                    & 0xFF;
        }
        return new Submission(
                id,
                pdu.getSourceAddr(),
                pdu.getDestAddress(),
                pdu.getDataCoding() & 0xFF,
                pdu.getEsmClass() & 0xFF,
                pdu.getRegisteredDelivery() & 0xFF,
                String.valueOf(pdu.getValidityPeriod()),
                octets,
                reference,
                total,
                number,
                inPayload);
    }

    String text() {
        return Air.read(dataCoding, octets);
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("from", from)
                .put("to", to)
                .put("dataCoding", dataCoding)
                .put("esmClass", esmClass)
                .put("registered", registered)
                .put("validity", validity)
                .put("hex", HexFormat.of().formatHex(octets))
                .put("text", text())
                .put("reference", reference)
                .put("total", total)
                .put("number", number)
                .put("payload", payload);
    }
}
