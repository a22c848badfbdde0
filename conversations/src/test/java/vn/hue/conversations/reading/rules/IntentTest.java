package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Rating;

class IntentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hủy                                             | CANCEL
            Huỷ                                             | CANCEL
            huy                                             | CANCEL
            Hủy giúp em với ạ                               | CANCEL
            hủy phản ánh này giúp tôi                       | CANCEL
            thôi không gửi nữa                              | CANCEL
            thôi ko gửi nữa                                 | CANCEL
            Tôi muốn hủy                                    | CANCEL
            cancel                                          | CANCEL
            Nguyễn Văn Huy                                  | UNKNOWN
            nguyen van huy                                  | UNKNOWN
            Cây ngã hủy hoại mái nhà dân                    | REPORT
            giúp                                            | HELP
            giúp tôi với                                    | HELP
            trợ giúp                                        | HELP
            huong dan                                       | HELP
            hướng dẫn giúp mình nhé                         | HELP
            help                                            | HELP
            ?                                               | HELP
            ???                                             | HELP
            Nhờ giúp dọn đống rác sau chợ                   | REPORT
            tình trạng phản ánh                             | STATUS
            phản ánh của tôi đến đâu rồi                    | STATUS
            phan anh cua toi den dau roi                    | STATUS
            tra cứu                                         | STATUS
            xử lý chưa                                      | STATUS
            PA-2026-000123                                  | STATUS
            mã PA-2026-000123 xử lý tới đâu rồi ạ           | STATUS
            kiểm tra giúp tôi mã pa 2026 123                | STATUS
            cho hỏi phản ánh tôi gửi tuần trước đã xử lý chưa | STATUS
            status of my report                             | STATUS
            Đã phản ánh nhiều lần mà rác vẫn chưa được xử lý | REPORT
            tình trạng đường sá xuống cấp quá nặng          | REPORT
            gặp cán bộ                                      | OPERATOR
            Cho tôi gặp cán bộ với                          | OPERATOR
            gap can bo                                      | OPERATOR
            gặp người                                       | OPERATOR
            tôi muốn nói chuyện với nhân viên               | OPERATOR
            tổng đài viên đâu rồi, cho tôi gặp              | OPERATOR
            operator                                        | OPERATOR
            I want to talk to a human                       | OPERATOR
            Tối nào đi qua đây cũng gặp người say đánh nhau | REPORT
            đúng                                            | CONFIRM
            Đúng rồi ạ                                      | CONFIRM
            dung roi                                        | CONFIRM
            ok                                              | CONFIRM
            Okkkk                                           | CONFIRM
            oke bạn                                         | CONFIRM
            gửi đi                                          | CONFIRM
            xác nhận                                        | CONFIRM
            yes                                             | CONFIRM
            dạ                                              | CONFIRM
            Dạ vâng ạ                                       | CONFIRM
            ừ                                               | CONFIRM
            phải                                            | CONFIRM
            chính xác                                       | CONFIRM
            đc                                              | CONFIRM
            vâng cảm ơn                                     | CONFIRM
            chuẩn r                                         | CONFIRM
            đúng là con đường này xuống cấp                 | REPORT
            không                                           | DENY
            ko                                              | DENY
            k                                               | DENY
            Dạ không ạ                                      | DENY
            sai rồi                                         | DENY
            chưa                                            | DENY
            không phải                                      | DENY
            ko phải                                         | DENY
            khong dung                                      | DENY
            no                                              | DENY
            không có đèn đường                              | REPORT
            ko có đèn đường tối lắm                         | REPORT
            chưa thấy ai dọn rác                            | REPORT
            đúng, không                                     | UNKNOWN
            sửa 3                                           | CORRECT
            sua 3                                           | CORRECT
            sửa địa chỉ                                     | CORRECT
            sửa lại địa chỉ thành 12 Lê Lợi                 | CORRECT
            đổi số điện thoại                               | CORRECT
            đổi sđt giúp em                                 | CORRECT
            Cho mình sửa tên                                | CORRECT
            không phải, ở 12 Lê Lợi                         | CORRECT
            ko phải, ở 12 Lê Lợi                            | CORRECT
            không phải 12 Lê Lợi mà là 15 Lê Lợi            | CORRECT
            nhầm số điện thoại rồi                          | CORRECT
            sai địa chỉ rồi ạ                               | CORRECT
            change my phone number                          | CORRECT
            Đề nghị sửa đường giúp dân                      | REPORT
            sửa chữa nắp cống bị vỡ trước nhà               | REPORT
            thay bóng đèn đường bị hư giúp dân              | REPORT
            đổi giờ thu gom rác vì buổi trưa hôi quá        | REPORT
            hoàn tác                                        | UNDO
            quay lại                                        | UNDO
            trả lại như cũ                                  | UNDO
            undo                                            | UNDO
            đồng ý                                          | CONSENT
            Tôi đồng ý ạ                                    | CONSENT
            dong y                                          | CONSENT
            I agree                                         | CONSENT
            không đồng ý                                    | REFUSE_CONSENT
            tôi không đồng ý                                | REFUSE_CONSENT
            ko đồng ý                                       | REFUSE_CONSENT
            I do not agree                                  | REFUSE_CONSENT
            Tôi không đồng ý với việc đổ rác trước nhà      | REPORT
            cảm ơn                                          | THANKS
            cám ơn ad nhiều nhé                             | THANKS
            cam on                                          | THANKS
            thank you very much                             | THANKS
            chào                                            | GREETING
            xin chào                                        | GREETING
            alo                                             | GREETING
            hello                                           | GREETING
            Chào ad, cho mình hỏi                           | GREETING
            hài lòng                                        | RATE
            không hài lòng                                  | RATE
            Chấp nhận được                                  | RATE
            Không hài lòng vì rác để ba ngày chưa ai dọn    | REPORT
            phản ánh mới                                    | NEW_REPORT
            phản ánh khác                                   | NEW_REPORT
            tôi muốn báo việc khác                          | NEW_REPORT
            Tôi muốn phản ánh                               | NEW_REPORT
            new report                                      | NEW_REPORT
            không có                                        | DECLINE
            ko có email                                     | DECLINE
            không có email                                  | DECLINE
            bỏ qua                                          | DECLINE
            không biết                                      | DECLINE
            k biết                                          | DECLINE
            skip                                            | DECLINE
            I don't have email                              | DECLINE
            Tôi muốn khiếu nại quyết định thu hồi đất       | OUT_OF_SCOPE
            gửi đơn tố cáo ông chủ tịch xã                  | OUT_OF_SCOPE
            tranh chấp đất đai với hàng xóm                 | OUT_OF_SCOPE
            khiếu kiện kéo dài nhiều năm                    | OUT_OF_SCOPE
            tranh chap dat dai voi hang xom                 | OUT_OF_SCOPE
            Tố cáo nạn đổ rác bừa bãi ở cuối xóm            | REPORT
            tôi tố cáo quán karaoke hát ồn ào suốt đêm      | REPORT
            khiếu nại tiếng ồn của quán karaoke             | REPORT
            Bổ sung thông tin cho phản ánh hôm trước        | SUPPLEMENT
            gửi thêm ảnh cho PA-2026-000123                 | SUPPLEMENT
            ổ gà                                            | REPORT
            Rác chất đống mấy ngày nay không ai dọn         | REPORT
            rac chat dong may ngay nay                      | REPORT
            den duong hu                                    | REPORT
            ngập                                            | REPORT
            There is a big pothole on Le Loi street         | REPORT
            xe đang chạy                                    | UNKNOWN
            12 Lê Lợi, phường Vĩnh Ninh                     | UNKNOWN
            Tôi tên là Nguyễn Văn A                         | UNKNOWN
            0914 123 456                                    | UNKNOWN
            3                                               | UNKNOWN
            asdf qwer zxcv uiop                             | UNKNOWN
            😀😀                                            | UNKNOWN
            """)
    void a_text_has_one_intent(String text, Intent intent) {
        assertThat(Read.text(text).intent()).as(text).isEqualTo(intent);
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(Read.text(decomposed).intent()).as("NFD of " + text).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hài lòng                                 | SATISFIED
            Tôi rất hài lòng, cảm ơn                 | SATISFIED
            hai long                                 | SATISFIED
            chấp nhận được                           | ACCEPTABLE
            không hài lòng                           | DISSATISFIED
            ko hài lòng                              | DISSATISFIED
            chưa hài lòng lắm                        | DISSATISFIED
            tôi hoàn toàn không hài lòng với kết quả | DISSATISFIED
            not satisfied                            | DISSATISFIED
            cảm ơn đã xử lý, tôi hài lòng            | SATISFIED
            """)
    void a_rating_says_how_satisfied_the_citizen_is(String text, Rating rating) {
        Reading reading = Read.text(text);
        assertThat(reading.intent()).isEqualTo(Intent.RATE);
        assertThat(reading.rating()).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({"hủy", "đúng rồi", "gặp cán bộ", "không", "đồng ý", "ổ gà", "help", "huy"})
    void a_command_is_sure(String text) {
        assertThat(Read.text(text).intentConfidence()).isGreaterThanOrEqualTo(Reading.SURE);
    }
}
