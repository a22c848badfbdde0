package vn.hue.channels.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageRequest;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsPiece;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.channels.sms.text.Header;
import vn.hue.channels.sms.text.PhoneNumbers;
import vn.hue.conversations.vocabulary.DeliveryState;

/** What a centre delivers, in our words. Pure; never fails. */
final class Delivered {

    private static final int HAS_HEADER = 0x40;

    private Delivered() {}

    /** Whether it is about a message of ours. Some centres forget the bit, but none the two parameters. */
    static boolean isReceipt(AbstractSmCommand pdu) {
        boolean says = DeliverSm.isSmscDeliveryReceipt(pdu.getEsmClass())
                || DeliverSm.isSmeDeliveryAcknowledgment(pdu.getEsmClass())
                || DeliverSm.isIntermediateDeliveryNotification(pdu.getEsmClass());
        return says
                || (pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class) != null
                        && pdu.getOptionalParameter(OptionalParameter.Message_state.class) != null);
    }

    static SmsPiece piece(AbstractSmCommand pdu, String session) {
        byte[] octets = octets(pdu);
        Header.Piece piece = null;
        if ((pdu.getEsmClass() & HAS_HEADER) != 0) {
            Header header = Header.read(octets);
            octets = header.strip(octets);
            piece = header.piece();
        }
        return new SmsPiece(
                text(pdu.getSourceAddr()),
                text(pdu.getDestAddress()),
                pdu.getDataCoding() & 0xFF,
                octets,
                piece != null ? piece : parameters(pdu),
                session);
    }

    /** The words, wherever they stand. */
    static byte[] octets(AbstractSmCommand pdu) {
        byte[] octets = pdu instanceof MessageRequest message ? message.getShortMessage() : null;
        if (octets != null && octets.length > 0) {
            return octets;
        }
        OptionalParameter.Message_payload payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        return payload == null ? new byte[0] : payload.getValue();
    }

    static Header.@Nullable Piece parameters(AbstractSmCommand pdu) {
        OptionalParameter.Sar_msg_ref_num reference = pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        OptionalParameter.Sar_total_segments total =
                pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        OptionalParameter.Sar_segment_seqnum number =
                pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        return reference == null || total == null || number == null
                ? null
                : new Header.Piece(reference.getValue() & 0xFFFF, total.getValue() & 0xFF, number.getValue() & 0xFF);
    }

    /** The report; without names when it names no message. */
    static SmsReceipt receipt(AbstractSmCommand pdu, MessageNames names, ZoneId zone, Words words, Instant now) {
        ReceiptText text = ReceiptText.read(new String(octets(pdu), StandardCharsets.ISO_8859_1), zone);
        String id = id(pdu, text);
        ReceiptState state = state(pdu, text);
        DeliveryState moved = state == null ? DeliveryState.SENT : state.state();
        if (DeliverSm.isIntermediateDeliveryNotification(pdu.getEsmClass()) && moved == DeliveryState.FAILED) {
            // Not the last word.
            moved = DeliveryState.SENT;
        }
        return new SmsReceipt(
                id == null ? List.of() : names.reported(id),
                PhoneNumbers.ofCentre(text(pdu.getSourceAddr())).orElse(null),
                moved,
                moved == DeliveryState.FAILED && state != null ? reason(state, error(pdu, text), words) : null,
                text.done() == null || text.done().isAfter(now) ? now : text.done());
    }

    static @Nullable String id(AbstractSmCommand pdu, ReceiptText text) {
        OptionalParameter.Receipted_message_id parameter =
                pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        String id = parameter == null ? null : parameter.getValueAsString();
        return id == null || id.isBlank() ? text.id() : id.strip();
    }

    /** Null when nobody knows it. */
    static @Nullable ReceiptState state(AbstractSmCommand pdu, ReceiptText text) {
        OptionalParameter.Message_state parameter = pdu.getOptionalParameter(OptionalParameter.Message_state.class);
        ReceiptState state = parameter == null ? null : ReceiptState.of(parameter.getValue() & 0xFF);
        return state != null || text.state() == null ? state : ReceiptState.of(text.state());
    }

    static @Nullable String error(AbstractSmCommand pdu, ReceiptText text) {
        OptionalParameter.Network_error_code parameter =
                pdu.getOptionalParameter(OptionalParameter.Network_error_code.class);
        if (parameter != null && parameter.getValue().length == 3) {
            byte[] value = parameter.getValue();
            return String.valueOf((value[1] & 0xFF) << 8 | (value[2] & 0xFF));
        }
        return text.error();
    }

    private static String reason(ReceiptState state, @Nullable String error, Words words) {
        String why = words.say("receipt." + state.name().toLowerCase(Locale.ROOT));
        boolean tells = error != null && error.matches("[0-9A-Za-z]{1,8}") && !error.matches("0+");
        return tells ? words.say("receipt.with-code", "why", why, "code", String.valueOf(error)) : why;
    }

    private static String text(@Nullable String address) {
        return address == null ? "" : address;
    }
}
