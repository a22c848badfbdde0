package vn.hue.gateway.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.vocabulary.Place;

class DirectoryTest {

    private static final Directory REGISTER = new Directory(List.of(
            agency("UBND thành phố Huế", null, "", ""),
            agency("UBND phường Thuận Hóa", "ubnd-thanh-pho-hue", "Phường Thuận Hóa", ""),
            agency("UBND phường Thuận An", "ubnd-thanh-pho-hue", "Phường Thuận An", ""),
            agency("UBND xã A Lưới 1", "ubnd-thanh-pho-hue", "Xã A Lưới 1", ""),
            agency("Đội Quản lý đô thị Thuận Hóa", "ubnd-phuong-thuan-hoa", "Phường Thuận Hóa", "DO_THI"),
            agency("Điện lực Huế", null, "", "DIEN_NUOC"),
            agency("Cấp nước Huế", null, "", "DIEN_NUOC MOI_TRUONG"),
            agency("Sở Giao thông", null, "", "GIAO_THONG").withActive(false)));

    private static Agency agency(String name, @Nullable String parent, String ward, String categories) {
        Set<Category> matters = EnumSet.noneOf(Category.class);
        Arrays.stream(categories.split(" "))
                .filter(one -> !one.isEmpty())
                .forEach(one -> matters.add(Category.valueOf(one)));
        return new Agency(
                Agency.idOf(name),
                name,
                "",
                Agency.Level.OTHER,
                parent,
                "",
                ward.isEmpty() ? List.of() : List.of(ward),
                matters,
                List.of(),
                true,
                1);
    }

    private static String names(List<Agency> agencies) {
        return agencies.stream().map(Agency::name).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Phường Thuận Hóa | -              | GIAO_THONG | UBND phường Thuận Hóa",
                "Phường Thuận Hóa | -              | DO_THI     | Đội Quản lý đô thị Thuận Hóa, UBND phường Thuận Hóa",
                "Phường Thuận Hóa | -              | DIEN_NUOC  | UBND phường Thuận Hóa, Cấp nước Huế, Điện lực Huế",
                "thuan hoa        | -              | -          | UBND phường Thuận Hóa",
                "-                | 2 Lê Lợi, phường Thuận An | - | UBND phường Thuận An",
                "-                | xã A Lưới 10   | -          | ''",
                "-                | -              | MOI_TRUONG | Cấp nước Huế",
                "-                | -              | GIAO_THONG | ''",
                "-                | -              | -          | ''",
            })
    void who_is_competent_is_suggested_by_place_and_matter(
            @Nullable String ward, @Nullable String address, @Nullable Category category, String suggested) {
        Place place = ward == null && address == null
                ? null
                : new Place(null, address == null ? "ở đó" : address, ward, Place.Source.ADDRESS);
        assertThat(names(REGISTER.suggest(place, category))).isEqualTo(suggested);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dien luc    | Điện lực Huế",
                "ĐIỆN        | Điện lực Huế",
                "hue cap     | Cấp nước Huế",
                "thuan       | Đội Quản lý đô thị Thuận Hóa, UBND phường Thuận An, UBND phường Thuận Hóa",
                "uan         | ''",
                "giao thong  | Sở Giao thông",
            })
    void names_are_found_without_marks_by_the_beginnings_of_words(String words, String found) {
        assertThat(names(REGISTER.search(words))).isEqualTo(found);
    }

    @Test
    void an_agency_is_found_by_the_name_it_had_and_superiors_stand_above_it() {
        Agency water = REGISTER.named("cap nuoc hue").orElseThrow();
        Directory renamed = new Directory(List.of(water.with(agency("HueWACO", null, "", ""))));

        assertThat(renamed.named("Cấp nước Huế")).map(Agency::name).contains("HueWACO");
        assertThat(renamed.named("Cấp điện Huế")).isEmpty();
        assertThat(names(REGISTER.superiors(
                        REGISTER.named("Đội Quản lý đô thị Thuận Hóa").orElseThrow())))
                .isEqualTo("UBND phường Thuận Hóa, UBND thành phố Huế");
    }

    @Test
    void superiors_that_lead_in_a_circle_end() {
        Agency a = agency("A", "b", "", "");
        Agency b = agency("B", "a", "", "");
        assertThat(names(new Directory(List.of(a, b)).superiors(a))).isEqualTo("B");
    }
}
