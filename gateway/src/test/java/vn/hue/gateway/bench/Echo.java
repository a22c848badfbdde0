package vn.hue.gateway.bench;

import java.util.List;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.flow.Step;

/** The least a dialog can do: count, and answer. What is measured is the way, not the dialog. */
final class Echo implements Step {

    @Override
    public Turn step(Conversation state, Event event) {
        if (!(event instanceof Event.Said said)) {
            return new Turn(state, List.of());
        }
        // Whoever asked gets an answer of their own, also when several messages became one turn.
        List<Effect> answers = said.messages().stream()
                .<Effect>map(heard -> new Effect.Send(answer(heard.message().externalId()), List.of(), false))
                .toList();
        return new Turn(counted(state, state.turn() + 1), answers);
    }

    private static Conversation counted(Conversation state, long turn) {
        return new Conversation(
                state.schema(),
                state.id(),
                state.address(),
                state.medium(),
                turn,
                state.language(),
                state.sender(),
                state.draft(),
                state.question(),
                state.handover(),
                state.reports(),
                state.timers(),
                state.asked(),
                state.lapsed(),
                state.second(),
                state.parked(),
                state.challenge(),
                state.personWantedAt(),
                state.confusion(),
                state.conduct(),
                state.startedAt(),
                state.lastSaidAt(),
                state.awaited());
    }

    private static Outbound answer(String asked) {
        return new Outbound(
                "answer-" + asked,
                "Trung tâm đã ghi nhận. Bác cho biết thêm địa chỉ cụ thể?",
                List.of(),
                List.of(),
                Outbound.Purpose.ANSWER,
                Outbound.BOT,
                null);
    }
}
