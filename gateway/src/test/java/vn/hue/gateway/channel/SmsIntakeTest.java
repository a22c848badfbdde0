package vn.hue.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;

/** A whole gateway in an emulated mobile network. */
class SmsIntakeTest {

    private static final String MATTER =
            "Đường trước số 35 Nguyễn Huệ, phường Vĩnh Ninh ngập nửa mét từ 7 giờ sáng nay, xe máy chết máy rất nhiều, "
                    + "trẻ em đi học không qua được, mong Trung tâm cho người đến xem sớm giúp bà con 🙏";

    @TempDir
    private Path folder;

    private final SmsPhone phone = new SmsPhone(InstantSource.system());

    @AfterEach
    void hangUp() {
        phone.close();
    }

    @Test
    void a_long_text_is_heard_as_one_and_answered_once() {
        try (Demo demo = Demo.on(folder, phone.variables())) {
            phone.fault("twice", 10);
            phone.write(MATTER);
            assertThat(phone.read()).contains("ảnh");
            phone.write("trợ giúp");
            phone.read();
            assertThat(demo.gateway().publicUri()).isNotNull();
        }
        assertThat(phone.all()).hasSize(2);
        assertThat(phone.sent().getInteger("waiting")).isZero();
    }

    @Test
    void an_answer_that_could_not_leave_leaves_once_after_a_restart() {
        phone.fault("status", 100_000);
        try (Demo demo = Demo.on(folder, phone.variables())) {
            phone.write(MATTER);
            phone.untilRefused();
            assertThat(demo.gateway().publicUri()).isNotNull();
        }
        assertThat(phone.all()).isEmpty();
        phone.fault("status", 0);
        try (Demo again = Demo.on(folder, phone.variables())) {
            assertThat(phone.read()).contains("ảnh");
            assertThat(again.gateway().publicUri()).isNotNull();
        }
        assertThat(phone.all()).hasSize(1);
    }
}
