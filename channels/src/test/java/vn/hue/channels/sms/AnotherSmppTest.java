package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.sms.SmsStage.send;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Unicode;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.emulators.network.FreePort;

/** Against a centre written by others, with codecs of its own: it reads what we meant to the octet. */
class AnotherSmppTest implements SmppServerHandler {

    private static final String VIETNAMESE = "Kính gửi bà Nguyễn Thị Ặ: đường ngập ở kiệt 147 đã được xử lý xong 😀. "
            + "Mời bà đánh giá: 1. Hài lòng 2. Chấp nhận được 3. Không hài lòng. Trân trọng./.";
    private static final String PLAIN =
            "Da xu ly xong: @£$¥ {[]} ~|^\\ € _ 1234567890 ".repeat(5).strip();

    private final SmsStage stage = new SmsStage();
    private final BlockingQueue<SubmitSm> submitted = new LinkedBlockingQueue<>();
    private final CompletableFuture<SmppServerSession> bound = new CompletableFuture<>();
    private final DefaultSmppServer server =
            new DefaultSmppServer(configuration(), this, Executors.newCachedThreadPool());
    private int ids;

    private static SmppServerConfiguration configuration() {
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setHost("127.0.0.1");
        configuration.setPort(FreePort.next());
        configuration.setMaxConnectionSize(4);
        configuration.setDefaultWindowSize(10);
        return configuration;
    }

    @BeforeEach
    void open() throws Exception {
        server.start();
        stage.through(server.getConfiguration().getPort());
    }

    @AfterEach
    void close() {
        stage.close();
        server.destroy();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void sessionBindRequested(Long id, SmppSessionConfiguration configuration, BaseBind request) {
        assertThat(request.getSystemId()).isEqualTo("hueioc");
        assertThat(request.getPassword()).isEqualTo("secret08");
    }

    @Override
    public void sessionCreated(Long id, SmppServerSession session, BaseBindResp prepared) {
        session.serverReady(new DefaultSmppSessionHandler() {
            @Override
            public PduResponse firePduRequestReceived(PduRequest request) {
                PduResponse response = request.createResponse();
                if (request instanceof SubmitSm submit) {
                    submitted.add(submit);
                    ((SubmitSmResp) response).setMessageId("id-" + ++ids);
                }
                return response;
            }
        });
        bound.complete(session);
    }

    @Override
    public void sessionDestroyed(Long id, SmppServerSession session) {
        session.destroy();
    }

    private List<SubmitSm> sent(int count) throws InterruptedException {
        List<SubmitSm> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SubmitSm next = submitted.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            all.add(next);
        }
        assertThat(submitted).isEmpty();
        return all;
    }

    private static byte[] words(SubmitSm submit) {
        byte[] octets = submit.getShortMessage();
        Tlv payload = submit.getOptionalParameter(SmppConstants.TAG_MESSAGE_PAYLOAD);
        if (payload != null) {
            assertThat(octets).isNullOrEmpty();
            return payload.getValue();
        }
        boolean header = (submit.getEsmClass() & SmppConstants.ESM_CLASS_UDHI_MASK) != 0;
        return header ? Arrays.copyOfRange(octets, octets[0] + 1, octets.length) : octets;
    }

    private static String read(List<SubmitSm> all) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        all.forEach(each -> octets.writeBytes(words(each)));
        return all.get(0).getDataCoding() == SmppConstants.DATA_CODING_UCS2
                ? new String(octets.toByteArray(), StandardCharsets.UTF_16BE)
                : CharsetUtil.decode(octets.toByteArray(), CharsetUtil.CHARSET_GSM);
    }

    @ParameterizedTest
    @EnumSource(Joining.class)
    void it_reads_our_vietnamese_to_the_octet(Joining joining) throws Exception {
        SmsVerticle channel = stage.with(Unicode.AUTO, joining).bound();
        assertThat(send(channel, "m1", VIETNAMESE)).isInstanceOf(Delivery.Sent.class);
        List<SubmitSm> all = sent(joining == Joining.PAYLOAD ? 1 : 3);
        assertThat(read(all)).isEqualTo(VIETNAMESE);
        for (SubmitSm each : all) {
            assertThat(each.getSourceAddress())
                    .usingRecursiveComparison()
                    .isEqualTo(new Address((byte) 5, (byte) 0, "HueIOC"));
            assertThat(each.getDestAddress())
                    .usingRecursiveComparison()
                    .isEqualTo(new Address((byte) 1, (byte) 1, "84905123456"));
            assertThat(each.getRegisteredDelivery()).isEqualTo((byte) 1);
            assertThat(each.getDataCoding()).isEqualTo((byte) 8);
            assertThat(each.getValidityPeriod()).isEqualTo("000001000000000R");
        }
    }

    @ParameterizedTest
    @EnumSource(Joining.class)
    void it_reads_our_plain_letters_to_the_octet(Joining joining) throws Exception {
        SmsVerticle channel = stage.with(Unicode.NEVER, joining).bound();
        assertThat(send(channel, "m1", PLAIN)).isInstanceOf(Delivery.Sent.class);
        List<SubmitSm> all = sent(joining == Joining.PAYLOAD ? 1 : 2);
        assertThat(read(all)).isEqualTo(PLAIN);
        assertThat(all.get(0).getDataCoding()).isEqualTo((byte) 0);
    }

    @Test
    void it_sees_our_headers_as_the_standard_wants_them() throws Exception {
        SmsVerticle channel = stage.with(Unicode.AUTO, Joining.UDH).bound();
        send(channel, "m1", VIETNAMESE);
        List<String> headers = new ArrayList<>();
        for (SubmitSm each : sent(3)) {
            assertThat(each.getShortMessage().length).isLessThanOrEqualTo(140);
            headers.add(HexFormat.of().formatHex(each.getShortMessage(), 0, 6));
        }
        assertThat(headers).containsExactly("050003010301", "050003010302", "050003010303");
    }

    @Test
    void its_receipt_and_its_citizens_are_heard() throws Exception {
        SmsVerticle channel = stage.bound();
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Sent.class);
        SmppServerSession session = bound.get(30, TimeUnit.SECONDS);

        DeliverSm receipt = new DeliverSm();
        receipt.setSourceAddress(new Address((byte) 1, (byte) 1, "84905123456"));
        receipt.setDestAddress(new Address((byte) 5, (byte) 0, "HueIOC"));
        receipt.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
        receipt.addOptionalParameter(
                new Tlv(SmppConstants.TAG_RECEIPTED_MSG_ID, "id-1\0".getBytes(StandardCharsets.US_ASCII)));
        receipt.addOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {2}));
        session.sendRequestPdu(receipt, 10_000, true);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");

        DeliverSm message = new DeliverSm();
        message.setSourceAddress(new Address((byte) 1, (byte) 1, "84905123456"));
        message.setDestAddress(new Address((byte) 3, (byte) 0, "8079"));
        message.setDataCoding(SmppConstants.DATA_CODING_UCS2);
        message.setShortMessage("Cây đổ 😀".getBytes(StandardCharsets.UTF_16BE));
        session.sendRequestPdu(message, 10_000, true);
        assertThat(stage.centre.hear()).isEqualTo(SmsStage.CITIZEN + ": Cây đổ 😀");
    }
}
