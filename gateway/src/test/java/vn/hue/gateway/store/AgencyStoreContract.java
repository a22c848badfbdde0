package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agencies.Stored;
import vn.hue.gateway.agency.Agency;

/** The part of the contract about the register of agencies. */
interface AgencyStoreContract {

    Stores opened();

    private Agencies agencies() {
        return opened().agencies();
    }

    private static Agency agency(String id, String name) {
        return new Agency(
                id,
                name,
                "HueWACO",
                Agency.Level.COMPANY,
                "ubnd-thanh-pho-hue",
                "0234 0000 001",
                List.of("Phường Thuận Hóa", "Xã Phú Vang"),
                Set.of(Category.DIEN_NUOC, Category.MOI_TRUONG),
                List.of("Công ty Cấp thoát nước"),
                true,
                1);
    }

    @Test
    default void an_agency_comes_back_as_it_was_stored_in_the_order_of_ids() {
        Agency water = agency("nuoc", "Công ty Cấp nước");
        Agency bare = new Agency(
                "an", "UBND phường An Cựu", "", Agency.Level.WARD, null, "", List.of(), Set.of(), List.of(), false, 1);
        assertThat(await(agencies().store(water))).isEqualTo(Stored.DONE);
        assertThat(await(agencies().store(bare))).isEqualTo(Stored.DONE);

        assertThat(await(agencies().all()).all()).containsExactly(bare, water);
    }

    @Test
    default void of_two_who_change_an_agency_one_is_told_to_look_again() {
        Agency water = agency("nuoc", "Công ty Cấp nước");
        await(agencies().store(water));

        assertThat(await(agencies().store(agency("nuoc", "Công ty khác")))).isEqualTo(Stored.CHANGED);
        assertThat(await(agencies().store(water.withActive(false)))).isEqualTo(Stored.DONE);
        assertThat(await(agencies().store(water.withActive(false)))).isEqualTo(Stored.CHANGED);
        assertThat(await(agencies().all()).all()).containsExactly(water.withActive(false));
    }

    @Test
    default void no_two_agencies_have_one_name_however_it_is_spelled() {
        Agency water = agency("nuoc", "Công ty Cấp nước");
        Agency light = agency("dien", "Điện lực Huế");
        await(agencies().store(water));
        await(agencies().store(light));

        assertThat(await(agencies().store(agency("nuoc-2", "CONG TY CAP NUOC"))))
                .isEqualTo(Stored.NAME_TAKEN);
        assertThat(await(agencies().store(light.with(agency("dien", "công ty cấp nước")))))
                .isEqualTo(Stored.NAME_TAKEN);
        assertThat(await(agencies().all()).all()).containsExactly(light, water);
    }

    @Test
    default void of_many_who_make_one_at_once_one_has_made_it() {
        List<Future<Stored>> racers = IntStream.range(0, 8)
                .mapToObj(i -> agencies().store(agency("nuoc", "Công ty Cấp nước")))
                .toList();
        await(Future.join(racers));
        assertThat(racers).filteredOn(racer -> racer.result() == Stored.DONE).hasSize(1);
    }
}
