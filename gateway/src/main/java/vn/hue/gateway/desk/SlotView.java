package vn.hue.gateway.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Question.Kind;

/** One thing a report must have, and whether the citizen has given it. {@code QĐ 30/2022, Điều 5}. */
public record SlotView(Kind kind, boolean filled) {

    /** All of them. */
    static final Set<Kind> KINDS = EnumSet.of(
            Kind.CONTENT, Kind.MEDIA, Kind.PLACE, Kind.SEEN_AT, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.CONSENT);

    /** In the order they are asked for; empty without a draft. */
    static List<SlotView> of(@Nullable Draft draft) {
        if (draft == null) {
            return List.of();
        }
        var sender = draft.sender();
        return List.of(
                new SlotView(Kind.CONTENT, draft.content() != null),
                new SlotView(Kind.MEDIA, draft.shows()),
                new SlotView(Kind.PLACE, draft.place() != null),
                new SlotView(Kind.SEEN_AT, draft.seenAt() != null),
                new SlotView(Kind.NAME, sender.name() != null),
                new SlotView(Kind.PHONE, sender.phone() != null),
                new SlotView(Kind.EMAIL, sender.email() != null || sender.hasNoEmail()),
                new SlotView(Kind.CONSENT, sender.consent() != null));
    }
}
