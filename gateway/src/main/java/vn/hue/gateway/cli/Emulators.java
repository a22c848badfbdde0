package vn.hue.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hue.channels.zalo.ZaloConsent;
import vn.hue.emulators.facebook.GraphEmulator;
import vn.hue.emulators.mail.JavaMail;
import vn.hue.emulators.mail.MailPhone;
import vn.hue.emulators.mail.MailServer;
import vn.hue.emulators.phone.PhoneServer;
import vn.hue.emulators.sms.SmsAccount;
import vn.hue.emulators.sms.SmsEmulator;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.emulators.zalo.ZaloEmulator;
import vn.hue.gateway.channel.ZaloWiring;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.Zalo;
import vn.hue.gateway.http.PortInUseException;
import vn.hue.gateway.store.Stores;

/**
 * The networks of the demo, all on one port of this machine, with the citizen's phone at {@code /phone}.
 *
 * <p>One more network: its emulator into the list of {@link #start}, its keys into {@link #variables}.
 */
public final class Emulators {

    private static final String MAILBOX = "dttm@thuathienhue.gov.vn";
    public static final String PAGE = "100063458112345";
    private static final String FACEBOOK_APP = "4242424242424242";
    public static final String FACEBOOK_SECRET = "app-secret-of-the-emulated-graph";
    private static final String PAGE_TOKEN = "page-token-of-the-emulated-graph";

    private final Vertx vertx;
    private final PhoneServer server;
    private final ZaloApp zalo;
    private final SmsEmulator sms;
    private final MailServer mail;

    private Emulators(Vertx vertx, PhoneServer server, ZaloApp zalo, SmsEmulator sms, MailServer mail) {
        this.vertx = vertx;
        this.server = server;
        this.zalo = zalo;
        this.sms = sms;
        this.mail = mail;
    }

    /**
     * Listens.
     *
     * @param port of the phone
     * @param gateway where webhooks go, without a slash at the end
     * @param clock the citizens' time: windows close by it
     * @return fails with a {@link PortInUseException}
     */
    public static Future<Emulators> start(int port, String gateway, InstantSource clock) {
        Vertx vertx = Vertx.vertx();
        ZaloApp zalo = ZaloApp.demo(gateway + "/webhooks/zalo");
        GraphEmulator graph = new GraphEmulator(vertx, FACEBOOK_APP, FACEBOOK_SECRET, PAGE, PAGE_TOKEN, true, clock);
        graph.webhook(gateway + "/webhooks/facebook");
        SmsEmulator sms = new SmsEmulator(SmsAccount.DEMO, 0, 0, clock);
        MailServer mail = JavaMail.start(List.of(MAILBOX));
        return PortInUseException.named(
                        "127.0.0.1",
                        port,
                        PhoneServer.listen(
                                vertx,
                                port,
                                List.of(
                                        new ZaloEmulator(zalo, 0, clock),
                                        graph,
                                        sms,
                                        new MailPhone(mail, MAILBOX, clock))))
                .map(server -> new Emulators(vertx, server, zalo, sms, mail))
                .onFailure(inUse -> {
                    mail.close();
                    vertx.close().onComplete(closed -> {});
                });
    }

    /** Where the citizen's phone is. */
    public String phone() {
        return "http://localhost:" + server.port() + "/phone";
    }

    /** Where the networks' APIs and what makes them go wrong are. */
    public String origin() {
        return server.origin();
    }

    /** The variables that lead the gateway here. */
    public Map<String, String> variables() {
        String origin = server.origin();
        String files = "127.0.0.1:" + server.port() + ", localhost:" + server.port();
        Map<String, String> variables = new HashMap<>();
        variables.put("HUE_DEMO_PHONE", phone());
        variables.put("HUE_ZALO_APP_ID", zalo.appId());
        variables.put("HUE_ZALO_APP_SECRET", zalo.appSecret());
        variables.put("HUE_ZALO_OA_SECRET", zalo.oaSecret());
        variables.put("HUE_ZALO_OA_ID", zalo.oaId());
        variables.put("HUE_ZALO_HOSTS_OAUTH", origin);
        variables.put("HUE_ZALO_HOSTS_OPENAPI", origin);
        variables.put("HUE_ZALO_HOSTS_BUSINESS", origin);
        variables.put("HUE_ZALO_CONSENT_REDIRECT_URI", zalo.redirectUri());
        variables.put("HUE_ZALO_EXTRAS_REACTION", "/-strong");
        variables.put("HUE_ZALO_EXTRAS_CONTACT_PICTURE", origin + "/phone/assets/contact.svg");
        variables.put("HUE_ZALO_MEDIA_HOSTS", files);
        variables.put("HUE_FACEBOOK_APP_ID", FACEBOOK_APP);
        variables.put("HUE_FACEBOOK_APP_SECRET", FACEBOOK_SECRET);
        variables.put("HUE_FACEBOOK_VERIFY_TOKEN", "verify-token-of-the-emulated-graph");
        variables.put("HUE_FACEBOOK_PAGES", "[{id: '" + PAGE + "', token: " + PAGE_TOKEN + "}]");
        variables.put("HUE_FACEBOOK_GRAPH", origin);
        variables.put("HUE_FACEBOOK_MEDIA_HOSTS", files);
        variables.put("HUE_SMS_SENDER", "HueIOC");
        variables.put("HUE_SMS_PRICE", "500");
        variables.put(
                "HUE_SMS_SMPP_BINDS",
                "[{name: a, host: 127.0.0.1, port: " + sms.smppPort() + ", systemId: " + SmsAccount.DEMO.systemId()
                        + ", password: " + SmsAccount.DEMO.password() + "}]");
        variables.put("HUE_EMAIL_MAILBOX", MAILBOX);
        variables.put("HUE_EMAIL_SECRET", "seals-of-the-demo-only-0123456789abcdef");
        variables.put("HUE_EMAIL_IMAP_HOST", "127.0.0.1");
        variables.put("HUE_EMAIL_IMAP_PORT", String.valueOf(mail.imapPort()));
        variables.put("HUE_EMAIL_IMAP_SECURITY", "none");
        variables.put("HUE_EMAIL_IMAP_USER", MAILBOX);
        variables.put("HUE_EMAIL_IMAP_PASSWORD", MailServer.PASSWORD);
        variables.put("HUE_EMAIL_SMTP_HOST", "127.0.0.1");
        variables.put("HUE_EMAIL_SMTP_PORT", String.valueOf(mail.smtpPort()));
        variables.put("HUE_EMAIL_SMTP_SECURITY", "none");
        return variables;
    }

    /** The administrator's consent, through the same steps as at Zalo: an emulator forgets it when it ends. */
    public Future<Void> consent(Settings settings, Stores stores, InstantSource clock) {
        Zalo block = settings.zalo();
        if (block == null || !block.hosts().oauth().equals(server.origin())) {
            return Future.succeededFuture();
        }
        ZaloConsent consent = new ZaloConsent(
                vertx, ZaloWiring.settings(block), stores.channels().tokens(), clock);
        String verifier = ZaloConsent.verifier(new SecureRandom());
        WebClient browser = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        return browser.getAbs(consent.url(zalo.redirectUri(), verifier, "demo"))
                .send()
                .compose(answer -> {
                    String query = URI.create(answer.getHeader("Location")).getQuery();
                    String code = query.replaceFirst(".*code=([^&]+).*", "$1");
                    return consent.exchange(code, zalo.oaId(), verifier);
                })
                .compose(result -> result == ZaloConsent.Result.GRANTED
                        ? Future.succeededFuture()
                        : Future.failedFuture("the emulated Zalo says " + result));
    }

    /** On a thread of its own: on one of Vert.x's the answer would have to come from a loop that has ended. */
    public Future<Void> close() {
        sms.close();
        Promise<Void> closed = Promise.promise();
        new Thread(
                        () -> {
                            mail.close();
                            vertx.close().onComplete(closed);
                        },
                        "close")
                .start();
        return closed.future();
    }
}
