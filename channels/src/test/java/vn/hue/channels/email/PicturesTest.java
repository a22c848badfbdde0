package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PicturesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            among the words      | <p>ở đây <img src="cid:new"></p>                                                        | new
            in a quote           | <img src="cid:new"><blockquote type="cite"><img src="cid:old"></blockquote>              | new
            in Gmail's quote     | <div>x</div><div class="gmail_quote"><img src="cid:old"></div>                           | ``
            below Outlook's line | <div>x</div><div id="divRplyFwdMsg">From</div><div><img src="cid:old"></div>             | ``
            in a signature       | <img src="cid:a%40b"><div class="gmail_signature"><img src="cid:logo"></div>             | a@b
            """)
    void a_picture_is_new_when_it_stands(String where, String html, String ids) {
        assertThat(String.join(",", Pictures.amongNewWords(html))).isEqualTo(ids);
    }
}
