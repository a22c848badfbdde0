package vn.hue.channels.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that come as letters of another font. */
final class OldWritingTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "Ñöôøng Leâ Lôïi bò ngaäp nöôùc, Đường Lê Lợi bị ngập nước",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Hoá ga maát naép tröôùc soá 5 ñöôøng Nguyeãn Hueä, Hố ga mất nắp trước số 5 đường Nguyễn Huệ",
        "ÑÖÔØNG HUØNG VÖÔNG NGAÄP NAËNG, ĐƯỜNG HÙNG VƯƠNG NGẬP NẶNG",
        "§­êng Lª Lîi bÞ ngËp n­íc, Đường Lê Lợi bị ngập nước",
        "Ä\u0090Æ°á»\u009dng LÃª Lá»£i ngáº\u00adp nÆ°á»\u009bc, Đường Lê Lợi ngập nước"
    })
    void is_read_as_it_was_meant(String came, String meant) {
        assertThat(Charsets.mended(came)).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Đường Lê Lợi bị ngập nước",
                "José Müller, Łódź, Ångström, Fußgängerübergang, naïve, señor",
                "Les élèves préfèrent les crêpes à l'hôtel où naît le garçon",
                "Cảm ơn 🙏 🙏 🙏 😀 ❤ ★★★",
                "道路被淹了 請處理 謝謝 你們"
            })
    void is_left_alone_where_it_is_none(String came) {
        assertThat(Charsets.mended(came)).isEqualTo(came);
    }
}
