package vn.hue.gateway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.flow.Step;

/** The least a dialog can do: count, and answer. What is measured is the way, not the dialog. */
final class Echo implements Step {

    @Override
    public Turn step(Conversation state, Event event) {
        long turn = state.turn() + 1;
        if (!(event instanceof Event.Said said)) {
            return new Turn(state, List.of());
        }
        // Whoever asked gets an answer of their own, also when several messages became one turn.
        List<Effect> answers = said.messages().stream()
                .<Effect>map(heard -> new Effect.Send(answer(heard.message().externalId()), List.of(), false))
                .toList();
        ObjectNode next = Json.MAPPER.valueToTree(state);
        next.put("turn", turn);
        return new Turn(Json.MAPPER.convertValue(next, Conversation.class), answers);
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
