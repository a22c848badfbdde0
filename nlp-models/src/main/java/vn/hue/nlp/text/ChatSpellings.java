package vn.hue.nlp.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people type in a hurry, and the word they mean. */
final class ChatSpellings {

    private static final String TABLE = "ko=không hok=không hong=không khg=không kg=không hk=không k=không"
            + " dc=được đc=được đk=được dk=được j=gì ji=gì z=vậy zậy=vậy zay=vậy wa=quá wá=quá qá=quá qa=quá"
            + " ng=người ngừi=người trc=trước nc=nước đg=đường dg=đường dươg=đường vs=với zới=với"
            + " bit=biết bít=biết mik=mình mk=mình mih=mình r=rồi rùi=rồi thik=thích lm=làm lun=luôn"
            + " nhìu=nhiều nhiu=nhiều đx=được bik=biết bn=bao ngta=người mng=mọi mn=mọi"
            + " cug=cũng cg=cũng ntn=thế đag=đang dag=đang đng=đường tui=tôi e=em"
            + " xl=xin gđ=gia trg=trường hs=học pợ=phường fường=phường phuog=phường duog=đường fố=phố"
            + " chx=chưa ch=chưa nhg=nhưng nx=nữa nuaz=nữa vx=vẫn bjo=bây jờ=giờ jo=giờ"
            + " zô=vô dô=vô zì=gì ah=à ak=à uh=ừ uk=ừ";

    private static final Map<Long, Tokens.Spelling> MARKED = new HashMap<>();
    private static final Map<Long, Tokens.Spelling> PLAIN = new HashMap<>();

    static {
        for (String pair : TABLE.split(" ", -1)) {
            int equals = pair.indexOf('=');
            String typed = pair.substring(0, equals);
            String meant = pair.substring(equals + 1);
            String plain = Syllables.fold(typed);
            Tokens.Spelling spelling = new Tokens.Spelling(markedHash(meant), Hash.of(Syllables.fold(meant)));
            if (plain.equals(typed)) {
                PLAIN.put(Hash.of(plain), spelling);
            } else {
                MARKED.put(markedHash(typed), spelling);
            }
        }
    }

    private ChatSpellings() {}

    static Tokens.@Nullable Spelling meant(long hash, boolean marks) {
        return (marks ? MARKED : PLAIN).get(hash);
    }

    private static long markedHash(String word) {
        long hash = Hash.START;
        byte tone = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            hash = Hash.add(hash, Letter.shaped(c));
            tone = Letter.tone(c) > 0 ? Letter.tone(c) : tone;
        }
        return Hash.end(Hash.add(hash, '0' + tone));
    }
}
