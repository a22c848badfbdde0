package vn.hue.gateway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.delivery.Reasons;
import vn.hue.gateway.store.Conversations.Summary;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;

/** What the API shows, as JSON: explicit shapes, so that a change inside does not change what others read. */
final class Views {

    private Views() {}

    record Page<T>(List<T> items, @Nullable String next) {}

    record ConversationItem(
            String id,
            String channel,
            String user,
            Instant updatedAt,
            long lines,
            @Nullable String question,
            @Nullable String operator,
            @Nullable Instant personWantedAt,
            String urgency,
            List<String> reports) {

        static ConversationItem of(Summary s, Masking masking) {
            return new ConversationItem(
                    s.id(),
                    s.channel(),
                    masking.user(s.user()),
                    s.updatedAt(),
                    s.lines(),
                    s.question() == null ? null : s.question().name(),
                    s.operator(),
                    s.personWantedAt(),
                    s.urgency().name(),
                    s.reports());
        }
    }

    record Deadline(String name, Instant dueAt) {}

    /** @param offered to whom; null when nobody is to take it over */
    record Handover(
            String operator, Instant since, @Nullable Offered offered) {

        static Handover of(vn.hue.conversations.dialog.Conversation.Handover held) {
            var offer = held.offer();
            return new Handover(
                    held.operator(),
                    held.since(),
                    offer == null ? null : new Offered(offer.at(), offer.colleague(), offer.team()));
        }
    }

    /** To be taken over; by anyone when there is neither. */
    record Offered(
            Instant since,
            @Nullable String colleague,
            @Nullable String team) {}

    record Conversation(
            String id,
            long version,
            String channel,
            String user,
            String language,
            Instant startedAt,
            @Nullable Instant lastSaidAt,
            Instant updatedAt,
            @Nullable Slots slots,
            @Nullable String question,
            @Nullable String closingBy,
            @Nullable Handover handover,
            @Nullable Instant personWantedAt,
            List<Deadline> deadlines,
            List<String> reports,
            List<Message> messages) {

        static Conversation of(Snapshot snapshot, List<Deadline> deadlines, List<Line> lines, Masking masking) {
            var state = snapshot.state();
            var draft = state.draft();
            Sender sender = draft == null ? state.sender() : draft.sender();
            return new Conversation(
                    state.id(),
                    snapshot.version(),
                    state.address().channel(),
                    masking.user(state.address().user()),
                    state.language().tag(),
                    state.startedAt(),
                    state.lastSaidAt(),
                    snapshot.updatedAt(),
                    draft == null ? null : Slots.of(draft, masking),
                    state.question() == null ? null : state.question().kind().name(),
                    state.question() == null ? null : state.question().closingBy(),
                    state.handover() == null ? null : Handover.of(state.handover()),
                    state.personWantedAt(),
                    deadlines,
                    state.reports().stream().map(Report::name).toList(),
                    lines.stream()
                            .filter(line -> line.remark() == null)
                            .map(line -> Message.of(line, sender, masking))
                            .toList());
        }
    }

    record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Boolean consent) {

        static Person of(Sender sender, Masking masking) {
            return new Person(
                    masking.name(sender.name()),
                    masking.phone(sender.phone()),
                    masking.email(sender.email()),
                    sender.consent());
        }
    }

    record File(
            @Nullable String id,
            String kind,
            String contentType,
            long bytes,
            @Nullable Instant takenAt) {

        static File of(Media media) {
            return new File(media.id(), media.kind().name(), media.contentType(), media.bytes(), media.takenAt());
        }
    }

    record Spot(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String address,
            @Nullable String ward,
            String source) {

        static @Nullable Spot of(@Nullable Place place) {
            return place == null
                    ? null
                    : new Spot(
                            place.point() == null ? null : place.point().latitude(),
                            place.point() == null ? null : place.point().longitude(),
                            place.address(),
                            place.ward(),
                            place.source().name());
        }
    }

    /** The report being taken in, as far as it is given. */
    record Slots(
            @Nullable String content,
            List<File> media,
            @Nullable Spot place,
            @Nullable Instant seenAt,
            Person sender,
            String urgency) {

        static Slots of(Draft draft, Masking masking) {
            return new Slots(
                    draft.content() == null ? null : masking.text(draft.content(), draft.sender()),
                    draft.media().stream().map(File::of).toList(),
                    Spot.of(draft.place()),
                    draft.seenAt(),
                    Person.of(draft.sender(), masking),
                    draft.urgency().name());
        }
    }

    record DeliveryView(
            String state,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable String route,
            @Nullable List<LetterView.AttemptView> attempts) {

        static @Nullable DeliveryView of(Line.@Nullable Progress progress) {
            if (progress == null) {
                return null;
            }
            var attempts = progress.trail().attempts();
            return new DeliveryView(
                    progress.state().name(),
                    progress.at(),
                    Reasons.VI.why(progress.reason()),
                    progress.route() == null ? null : progress.route().name(),
                    attempts.isEmpty()
                            ? null
                            : attempts.stream().map(LetterView.AttemptView::of).toList());
        }
    }

    record OptionView(String payload, String label) {}

    record Message(
            String id,
            long number,
            String direction,
            String author,
            Instant at,
            String text,
            List<OptionView> options,
            List<File> media,
            @Nullable Spot point,
            @Nullable DeliveryView delivery) {

        static Message of(Line line, Sender sender, Masking masking) {
            var out = line.out();
            if (out != null) {
                return new Message(
                        line.message(),
                        line.number(),
                        "out",
                        out.author(),
                        line.at(),
                        masking.text(out.shown(), sender),
                        out.options().stream().map(Message::option).toList(),
                        out.media().stream().map(File::of).toList(),
                        null,
                        DeliveryView.of(line.delivery()));
            }
            List<Part> parts = line.in() == null ? List.of() : line.in().parts();
            return new Message(
                    line.message(),
                    line.number(),
                    "in",
                    "citizen",
                    line.at(),
                    masking.text(Said.text(parts), sender),
                    List.of(),
                    Said.media(parts).stream().map(File::of).toList(),
                    Said.point(parts)
                            .map(point -> Spot.of(new Place(point, null, null, Place.Source.PIN)))
                            .orElse(null),
                    null);
        }

        private static OptionView option(Option option) {
            return new OptionView(option.payload(), option.label());
        }
    }

    record ReportView(
            @Nullable String code,
            String key,
            int version,
            String conversation,
            String channel,
            String status,
            String urgency,
            @Nullable String category,
            String content,
            @Nullable String mendedContent,
            List<File> media,
            @Nullable Spot place,
            @Nullable Instant seenAt,
            Person sender,
            Instant filedAt,
            Instant receivedAt,
            boolean publicView,
            List<String> agencies,
            @Nullable Supplement supplement,
            @Nullable RefusalView refusal,
            @Nullable Result result,
            @Nullable String rating,
            List<Deadline> deadlines,
            List<StepView> steps) {

        static ReportView of(Report report, Masking masking) {
            Sender sender = report.sender();
            var supplement = report.supplement();
            var refusal = report.refusal();
            var result = report.result();
            return new ReportView(
                    report.code(),
                    report.key(),
                    report.version(),
                    report.conversation(),
                    Address.channelOf(report.conversation()),
                    report.status().name(),
                    report.urgency().name(),
                    report.category() == null ? null : report.category().name(),
                    masking.text(report.content(), sender),
                    report.mendedContent() == null ? null : masking.text(report.mendedContent(), sender),
                    report.media().stream().map(File::of).toList(),
                    Spot.of(report.place()),
                    report.seenAt(),
                    Person.of(sender, masking),
                    report.filedAt(),
                    report.receivedAt(),
                    report.publicView(),
                    report.agencies(),
                    supplement == null
                            ? null
                            : new Supplement(
                                    masking.text(supplement.text(), sender),
                                    supplement.verification(),
                                    supplement.askedAt(),
                                    supplement.closingBy()),
                    refusal == null
                            ? null
                            : new RefusalView(
                                    refusal.reason().name(),
                                    refusal.reason().article(),
                                    refusal.guidance() == null ? null : masking.text(refusal.guidance(), sender)),
                    result == null
                            ? null
                            : new Result(result.agency(), masking.text(result.text(), sender), result.at()),
                    report.rating() == null ? null : report.rating().name(),
                    report.deadlines().entrySet().stream()
                            .map(e -> new Deadline(e.getKey().name(), e.getValue()))
                            .toList(),
                    report.steps().stream()
                            .map(step -> StepView.of(step, sender, masking))
                            .toList());
        }
    }

    record Supplement(
            String question,
            boolean verification,
            Instant askedAt,
            @Nullable String closingBy) {}

    record RefusalView(
            String reason, String article, @Nullable String guidance) {}

    record Result(String agency, String text, Instant at) {}

    record StepView(
            Instant at,
            String by,
            String what,
            String status,
            @Nullable String note) {

        static StepView of(Report.Step step, Sender sender, Masking masking) {
            String note = step.note();
            return new StepView(
                    step.at(),
                    step.by(),
                    step.what(),
                    step.status().name(),
                    note == null ? null : masking.text(note, sender));
        }
    }
}
