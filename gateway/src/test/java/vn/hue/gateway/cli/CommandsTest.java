package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person types, and what they read then. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "serve ", "demo ", "chat ", "check "})
    void every_command_helps(String command) {
        assertThat(run((command + "--help").split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: gateway " + command).contains("--help");
    }

    @Test
    void without_a_command_the_usage_is_shown() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("serve", "demo", "chat", "check", "Exit codes");
    }

    @Test
    void what_comes_with_the_gateway_is_right() {
        assertThat(run("check")).isZero();
        assertThat(out.toString().strip()).isEqualTo("OK");
    }

    @Test
    void a_wrong_file_is_told_all_its_mistakes_at_once_each_with_its_path() throws IOException {
        Path file = folder.resolve("my.yaml");
        Files.writeString(file, "server: {public: {port: x}}\ndesk: {tokn: 1}\nturns: {quiet: 1s}\n");

        assertThat(run("check", "--config", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(file + ": server.public.port: must be a whole number")
                .contains(file + ": desk.tokn: unknown key")
                .contains(file + ": turns.quiet: must be a duration");

        assertThat(run("serve", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(file + ": desk.tokn: unknown key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "serve --config /there/is/none", "chat --at noon", "demo --port many", "srve"})
    void wrong_words_are_answered_with_code_2_and_a_reason(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(err.toString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_whole_report_is_filed_from_a_pipe() throws IOException {
        Path noPicture = Files.writeString(folder.resolve("notes.txt"), "no picture");
        String said = piped(
                "Đèn đường hỏng từ tối qua",
                "/photo " + noPicture,
                "/photo",
                "/pin here",
                "/pin 16.4637,107.5909",
                "Nguyễn Thị Hoa",
                "0905 123 456",
                "1",
                "đồng ý",
                "/wait a while",
                "OK",
                "/dance",
                "/quit",
                "never read");

        assertThat(said)
                .contains("? can't read " + noPicture)
                .contains("? /pin 16.4637,107.5909")
                .contains(
                        "bot: Xin anh/chị xem lại:\n     1. Nội dung: Đèn đường hỏng từ tối qua\n     2. Ảnh/video: 1 ảnh\n")
                .contains("     [OK] Đúng, gửi đi")
                .contains("? /wait 48h")
                .contains("bot: Mã phản ánh của anh/chị: PA-2026-000001")
                .contains("? /dance: /photo [FILE], /pin LAT,LNG, /wait 48h, /quit")
                .doesNotContain("> ");
        assertThat(said).endsWith("/quit\n");
    }

    @Test
    void two_days_pass_in_a_pipe() {
        assertThat(piped("Nắp cống bị mất trước số 8 Nguyễn Trường Tộ", "/wait 2d", "/wait 1h"))
                .containsSubsequence(
                        "-- 09:00 24/11", "bot: Phản ánh của anh/chị còn dang dở", "-- 09:00 25/11", "bot: Đã 2 ngày")
                .endsWith("-- 10:00 25/11\n");
    }

    private String piped(String... lines) {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("chat", "--at", "2026-11-23T09:00:00+07:00")).isZero();
        } finally {
            System.setIn(terminal);
        }
        return out.toString();
    }

    @Test
    void a_pdu_is_explained_in_one_object_a_line_and_a_broken_one_is_no_error() {
        String pdu =
                "0000003400000005000000000000000700010138343930353132333435360003003830373900000000000000000800041ea100ea";
        assertThat(run("inspect", "sms", pdu, "zz", "00000010000000150000000000000001"))
                .isZero();
        String[] lines = out.toString().strip().split("\\R");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .contains("\"kind\":\"message\"", "\"from\":\"84905123456\"", "\"to\":\"8079\"", "\"text\":\"ạê\"");
        assertThat(lines[1]).contains("\"kind\":\"unreadable\"", "\"reason\":\"Không phải là chuỗi hex.\"");
        assertThat(lines[2]).contains("\"kind\":\"other\"", "\"command\":\"enquire_link\"");
    }

    @Test
    void a_text_is_shown_as_it_would_go_out_by_sms() {
        assertThat(run("sms", "Đã nhận phản ánh – cảm ơn…")).isZero();
        assertThat(out.toString())
                .contains("\"writing\":\"ucs2\"", "\"units\":26", "\"segments\":1", "\"fits\":70", "\"cost\":0");
        out.getBuffer().setLength(0);
        assertThat(run("sms", "--unicode", "never", "Đã nhận phản ánh – cảm ơn…"))
                .isZero();
        assertThat(out.toString())
                .contains("\"text\":\"Da nhan phan anh - cam on...\"", "\"writing\":\"gsm\"", "\"fits\":160");
    }

    private int run(String... arguments) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
