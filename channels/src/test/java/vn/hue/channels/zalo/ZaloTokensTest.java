package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.zalo.ZaloStage.APP;
import static vn.hue.channels.zalo.ZaloStage.CITIZEN;
import static vn.hue.channels.zalo.ZaloStage.get;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.channels.ProviderHttp;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.emulators.network.Lie;

final class ZaloTokensTest {

    private final ZaloStage stage = new ZaloStage();
    private int number;

    @BeforeEach
    void greets() {
        stage.greeted();
    }

    @AfterEach
    void closes() {
        stage.close();
    }

    @Test
    void a_dead_token_is_renewed_and_the_message_goes() {
        stage.control("grant/dead", new JsonObject());
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.refreshes()).isEqualTo(1);
        assertThat(Objects.requireNonNull(stage.centre.grant()).refreshToken()).isEqualTo("refresh-2");
    }

    @Test
    void of_two_gateways_with_many_messages_one_refreshes_once() {
        ZaloVerticle other = stage.node();
        stage.control("grant/dead", new JsonObject());
        List<Future<?>> sends = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sends.add(begin(i % 2 == 0 ? stage.channel : other));
        }
        get(Future.all(sends));
        for (Future<?> each : sends) {
            assertThat(each.result()).isInstanceOf(Delivery.Sent.class);
        }
        assertThat(stage.refreshes()).isEqualTo(1);
    }

    @Test
    void a_token_another_gateway_has_renewed_is_taken_from_the_store() {
        stage.centre.grant(ZaloConsent.numbered(stage.issued(), 2));
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.refreshes()).isZero();
    }

    @Test
    void an_expired_token_is_renewed_before_it_is_used() {
        stage.later(Duration.ofHours(26));
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.refreshes()).isEqualTo(1);
        assertThat(stage.centre.count("token.stale")).isZero();
    }

    @Test
    void after_twenty_hours_it_is_renewed_without_being_asked() {
        ZaloTokens tokens = tokens();
        stage.later(Duration.ofHours(19));
        get(tokens.look());
        assertThat(stage.refreshes()).isZero();
        stage.later(Duration.ofHours(1));
        get(tokens.look());
        assertThat(stage.refreshes()).isEqualTo(1);
        get(tokens.look());
        assertThat(stage.refreshes()).isEqualTo(1);
    }

    @Test
    void a_new_pair_is_kept_until_the_store_is_back() {
        stage.control("grant/dead", new JsonObject());
        stage.centre.tokenWritesFail(2);
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.refreshes()).isEqualTo(1);
        assertThat(stage.centre.count("token.not-stored-yet")).isEqualTo(2);
        assertThat(Objects.requireNonNull(stage.centre.grant()).refreshToken()).isEqualTo("refresh-2");
    }

    @Test
    void a_renewal_nobody_answered_is_tried_once_more_after_its_lease_and_then_needs_consent() {
        stage.control("grant/dead", new JsonObject());
        stage.fault("lost-token", 1);
        assertThat(send(stage.channel)).isEqualTo(new Delivery.Retry("Chưa lấy được quyền truy cập Zalo, sẽ thử lại."));

        stage.later(Duration.ofSeconds(31));
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Never.class);
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Never.class);

        assertThat(stage.refreshes()).isEqualTo(2);
        assertThat(Objects.requireNonNull(stage.centre.grant()).refused()).isTrue();
        assertThat(stage.centre.states)
                .contains("NEEDS_CONSENT Zalo không còn chấp nhận quyền đã cấp. Quản trị viên cần chạy:"
                        + " bin/gateway zalo authorize");
    }

    /** Only Zalo itself ends a grant, and by a code: an administrator would have to consent anew. */
    @ParameterizedTest
    @EnumSource
    void a_renewal_answered_with_a_lie_ends_no_grant(Lie lie) {
        stage.control("grant/dead", new JsonObject());
        stage.lie("lie-token", lie);
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Retry.class);
        assertThat(Objects.requireNonNull(stage.centre.grant()).refused()).isFalse();

        stage.later(Duration.ofSeconds(31));
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void a_refused_renewal_is_told_as_long_as_nobody_consents_though_the_last_token_still_works() {
        ZaloTokens tokens = tokens();
        stage.centre.grant(Objects.requireNonNull(stage.centre.grant()).refusedNow());
        stage.centre.states.clear();
        get(tokens.look());
        get(tokens.look());

        assertThat(get(tokens.access())).isInstanceOf(ZaloTokens.Access.Granted.class);
        assertThat(stage.centre.states).singleElement().asString().startsWith("NEEDS_CONSENT");
    }

    @Test
    void a_consent_that_soon_runs_out_is_told_whenever_its_token_is_used() {
        ZaloTokens tokens = tokens();
        ZaloGrant grant = Objects.requireNonNull(stage.centre.grant());
        stage.centre.grant(new ZaloGrant(
                grant.accessToken(),
                grant.refreshToken(),
                grant.issuedAt(),
                grant.accessUntil(),
                stage.now().plus(Duration.ofDays(13)),
                1,
                null,
                false));
        stage.centre.states.clear();
        get(tokens.access());
        get(tokens.look());

        assertThat(stage.centre.states).singleElement().asString().startsWith("DEGRADED");
    }

    @Test
    void an_administrator_consents_and_the_channel_is_up_again() {
        stage.control("grant/withdrawn", new JsonObject());
        assertThat(send(stage.channel)).isInstanceOf(Delivery.Never.class);

        ZaloConsent consent = new ZaloConsent(stage.vertx, stage.settings, stage.centre, stage::now);
        String verifier = ZaloConsent.verifier(new SecureRandom());
        String code = code(consent.url(APP.redirectUri(), verifier, "s1"));
        assertThat(get(consent.exchange(code, "999", verifier))).isEqualTo(ZaloConsent.Result.OTHER_ACCOUNT);
        assertThat(get(consent.exchange(code, APP.oaId(), verifier))).isEqualTo(ZaloConsent.Result.GRANTED);
        assertThat(get(consent.exchange(code, APP.oaId(), verifier))).isEqualTo(ZaloConsent.Result.REFUSED);

        assertThat(send(stage.channel)).isInstanceOf(Delivery.Sent.class);
        assertThat(get(stage.channel.answers())).isTrue();
    }

    @Test
    void before_anybody_consented_nothing_is_sent() {
        stage.centre.grant(null);
        assertThat(send(stage.node())).isInstanceOf(Delivery.Never.class);
    }

    @Test
    void the_challenge_matches_the_published_vector() {
        assertThat(ZaloConsent.challenge("kZ4xkZ4xkZ4xkZ4xkZ4xkZ4xkZ4xkZ4xkZ4xkZ4xabc"))
                .isEqualTo("UZ7WS6mCYZvtiSL0f1WbWqYnisIUPnllzk_eye92pAA");
        assertThat(ZaloConsent.verifier(new SecureRandom())).matches("[A-Za-z0-9]{43}");
    }

    @Test
    void no_secret_is_ever_printed() {
        ZaloGrant grant = Objects.requireNonNull(stage.centre.grant());
        assertThat(grant.toString() + stage.settings + new ZaloTokens.Access.Granted(grant.accessToken()))
                .doesNotContain(grant.accessToken(), grant.refreshToken(), APP.appSecret(), APP.oaSecret());
    }

    private ZaloTokens tokens() {
        return new ZaloTokens(
                stage.vertx,
                APP.oaId(),
                stage.centre,
                new ZaloOAuth(
                        new ProviderHttp(stage.vertx, 1, Duration.ofSeconds(4), 1_000), stage.settings, stage::now),
                stage.centre,
                stage.centre,
                new Words("zalo", "vi"),
                stage::now);
    }

    private String code(String url) {
        WebClient browser = WebClient.create(stage.vertx, new WebClientOptions().setFollowRedirects(false));
        String location = get(browser.getAbs(url).send()).getHeader("Location");
        String query = URI.create(location).getQuery();
        assertThat(query).contains("state=s1", "oa_id=" + APP.oaId());
        return query.replaceFirst(".*code=([^&]+).*", "$1");
    }

    private Delivery send(ZaloVerticle node) {
        return get(begin(node));
    }

    private Future<Delivery> begin(ZaloVerticle node) {
        return node.send(
                CITIZEN,
                new Outbound("m" + ++number, "a", List.of(), List.of(), Outbound.Purpose.ANSWER, Outbound.BOT, null));
    }
}
