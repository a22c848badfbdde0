package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/** Both stores in memory: the twin of those on a database, for tests. */
public final class MemoryTexts implements OutgoingTexts, IncomingTexts {

    private static final int NUMBERS = 1 << 16;

    private final Map<String, SentSegment> segments = new HashMap<>();
    private final Map<String, Named> names = new HashMap<>();
    private final Map<String, Counted> joined = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, PartialText> texts = new HashMap<>();

    private record Named(String segment, Instant at) {}

    private record Counted(int last, Instant at) {}

    @Override
    public synchronized Future<List<SentSegment>> segments(Collection<String> ids) {
        return Future.succeededFuture(
                ids.stream().map(segments::get).filter(Objects::nonNull).toList());
    }

    @Override
    public synchronized Future<Boolean> put(SentSegment segment) {
        SentSegment before = segments.get(segment.id());
        boolean ours = (before == null ? 0 : before.version()) == segment.version() - 1;
        if (ours) {
            segments.put(segment.id(), segment);
        }
        return Future.succeededFuture(ours);
    }

    @Override
    public synchronized Future<Void> name(String name, String segment, Instant at) {
        names.put(name, new Named(segment, at));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable String> named(List<String> wanted) {
        return Future.succeededFuture(wanted.stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .map(Named::segment)
                .findFirst()
                .orElse(null));
    }

    @Override
    public synchronized Future<Integer> nextJoined(Address to, Instant at) {
        Counted next = joined.merge(
                to.conversation(), new Counted(1, at), (before, one) -> new Counted((before.last() + 1) % NUMBERS, at));
        return Future.succeededFuture(next.last());
    }

    @Override
    public synchronized Future<Void> hold(Held receipt) {
        held.putIfAbsent(receipt.id(), receipt);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Held>> held(Collection<String> wanted) {
        return Future.succeededFuture(held.values().stream()
                .filter(each -> each.receipt().names().stream().anyMatch(wanted::contains))
                .sorted(Comparator.comparing(Held::since))
                .toList());
    }

    @Override
    public synchronized Future<List<Held>> held(int limit) {
        return Future.succeededFuture(held.values().stream()
                .sorted(Comparator.comparing(Held::since))
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Void> release(String id) {
        held.remove(id);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Boolean> ask(Question question) {
        Question before = questions.get(question.segment());
        boolean ours = (before == null ? 0 : before.version()) == question.version() - 1;
        if (ours) {
            questions.put(question.segment(), question);
        }
        return Future.succeededFuture(ours);
    }

    @Override
    public synchronized Future<List<Question>> questions(Instant dueUntil, int limit) {
        return Future.succeededFuture(questions.values().stream()
                .filter(each -> !each.dueAt().isAfter(dueUntil))
                .sorted(Comparator.comparing(Question::dueAt).thenComparing(Question::segment))
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Void> answered(String segment) {
        questions.remove(segment);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> forget(Instant before) {
        segments.values().removeIf(each -> each.at().isBefore(before));
        names.values().removeIf(each -> each.at().isBefore(before));
        joined.values().removeIf(each -> each.at().isBefore(before));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable PartialText> load(String id) {
        return Future.succeededFuture(texts.get(id));
    }

    @Override
    public synchronized Future<Boolean> put(PartialText text) {
        PartialText before = texts.get(text.id());
        boolean ours = (before == null ? 0 : before.version()) == text.version() - 1;
        if (ours) {
            texts.put(text.id(), text);
        }
        return Future.succeededFuture(ours);
    }

    @Override
    public synchronized Future<List<PartialText>> begunBefore(Instant time, int limit) {
        return Future.succeededFuture(texts.values().stream()
                .filter(text -> text.since().isBefore(time))
                .sorted(Comparator.comparing(PartialText::since))
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Void> remove(String id) {
        texts.remove(id);
        return Future.succeededFuture();
    }
}
