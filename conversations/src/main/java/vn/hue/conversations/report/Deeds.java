package vn.hue.conversations.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hue.conversations.vocabulary.Rating;

/** What each move does to a report that {@link MoveTable} lets it be made on, or why its contents forbid it. */
final class Deeds {

    private static final Optional<Why> DONE = Optional.empty();

    private final Clocks clocks;
    private final Corrections corrections;

    Deeds(Clocks clocks) {
        this.clocks = clocks;
        this.corrections = new Corrections(clocks);
    }

    Optional<Why> make(Change change, Move move) {
        if (move instanceof Move.Receive) {
            return receive(change);
        } else if (move instanceof Move.Contact) {
            return change.deadlines.remove(Clock.CONTACT) == null ? no(Why.ALREADY_THERE) : DONE;
        } else if (move instanceof Move.StartVerifying) {
            return to(change, Status.VERIFYING);
        } else if (move instanceof Move.AskSupplement ask) {
            return ask(change, ask);
        } else if (move instanceof Move.Supplement supplement) {
            return supplement(change, supplement);
        } else if (move instanceof Move.SupplementMissed) {
            return missed(change);
        } else if (move instanceof Move.Accept accept) {
            return accept(change, accept);
        } else if (move instanceof Move.Refuse refuse) {
            return refuse(change, new Report.Refused(refuse.reason(), refuse.guidance()));
        } else if (move instanceof Move.Cancel cancel) {
            change.note(cancel.note());
            return cancel(change);
        } else if (move instanceof Move.Distribute distribute) {
            return distribute(change, distribute);
        } else if (move instanceof Move.Acknowledge acknowledge) {
            return acknowledge(change, acknowledge);
        } else if (move instanceof Move.ReturnToCentre back) {
            return returnToCentre(change, back);
        } else if (move instanceof Move.EnterResult result) {
            return enterResult(change, result);
        } else if (move instanceof Move.SendBackResult back) {
            clocks.sentBack(change, back.formOnly());
            change.note(back.why());
            return to(change, Status.IN_HANDLING);
        } else if (move instanceof Move.Publish) {
            return publish(change);
        } else if (move instanceof Move.Rate rate) {
            return rate(change, rate.rating());
        } else if (move instanceof Move.Interact interact) {
            return interact(change, interact.text());
        } else if (move instanceof Move.AnswerInteraction answer) {
            return answer(change, answer);
        } else if (move instanceof Move.Reopen reopen) {
            clocks.reopened(change);
            change.rating = null;
            change.note(reopen.why());
            return to(change, Status.IN_HANDLING);
        } else if (move instanceof Move.AddFromCitizen more) {
            change.add(more.text(), more.media());
            change.note(more.text());
            if (more.place() != null) {
                change.place = more.place();
            }
            String phone = change.sender.phone() == null ? more.phone() : null;
            if (phone != null) {
                change.sender = change.sender.withPhone(phone);
            }
            return more.text().isBlank() && more.media().isEmpty() && more.place() == null && phone == null
                    ? no(Why.NOTHING_GIVEN)
                    : DONE;
        }
        return corrections.make(change, move);
    }

    private static Optional<Why> to(Change change, Status status) {
        change.status = status;
        return DONE;
    }

    private static Optional<Why> no(Why why) {
        return Optional.of(why);
    }

    /** An operator may take it on at night already; when the timer comes late, the clocks still count from 07:30. */
    private Optional<Why> receive(Change change) {
        if (change.at.isBefore(change.receivedAt)) {
            change.receivedAt = change.at;
        }
        clocks.received(change);
        return to(change, Status.RECEIVED);
    }

    private Optional<Why> ask(Change change, Move.AskSupplement ask) {
        if (ask.agency() != null && !change.agencies.contains(ask.agency())) {
            return no(Why.NOT_ITS_REPORT);
        }
        if (change.nobodyReported()) {
            return no(Why.NOBODY_TO_ASK);
        }
        Report.Question open = change.supplement;
        if (open != null) {
            if (open.text().equals(ask.question()) && open.verification() == ask.verification()) {
                return no(Why.ALREADY_THERE);
            }
            goOn(change, open);
        }
        change.supplement = new Report.Question(
                ask.question(), ask.verification(), change.at, change.status, clocks.pause(change), null);
        change.note(ask.question());
        if (ask.agency() != null) {
            change.concerns(List.of(ask.agency()));
        }
        return to(change, Status.SUPPLEMENT);
    }

    /** The answer to who the sender is stays in the conversation: content and history are read by agencies. */
    private Optional<Why> supplement(Change change, Move.Supplement answer) {
        Report.Question asked = question(change);
        if (answer.text().isBlank() && answer.media().isEmpty() && answer.place() == null) {
            return no(Why.NOTHING_GIVEN);
        }
        change.add(asked.verification() ? "" : answer.text(), answer.media());
        change.note(asked.verification() ? null : answer.text());
        if (answer.place() != null) {
            change.place = answer.place();
        }
        goOn(change, asked);
        return DONE;
    }

    private Optional<Why> missed(Change change) {
        Report.Question asked = question(change);
        if (change.at.isBefore(asked.askedAt().plus(Lifecycle.term(asked)))) {
            return no(Why.STILL_IN_TIME);
        }
        Refusal reason = asked.verification() ? Refusal.NOT_VERIFIED : Refusal.NOT_SUPPLEMENTED;
        return refuse(change, new Report.Refused(reason, null));
    }

    private Optional<Why> accept(Change change, Move.Accept accept) {
        if (change.accepted()) {
            return no(Why.ALREADY_THERE);
        }
        change.mendedContent = accept.mendedContent();
        change.publicView = accept.publicView();
        change.note(accept.publicView() ? null : accept.why());
        if (change.status == Status.VERIFYING) {
            clocks.accepted(change);
            change.status = Status.ACCEPTED;
        }
        return DONE;
    }

    /** Not public: only a person can tell whether it touches personal data ({@code QĐ 30/2022, Điều 7.5b.11}). */
    private static Optional<Why> refuse(Change change, Report.Refused refused) {
        change.refusal = refused;
        change.publicView = false;
        change.note(refused.reason().name());
        return close(change, Status.REFUSED);
    }

    private static Optional<Why> cancel(Change change) {
        Report.Question open = change.supplement;
        if (open != null && open.resume() == Status.IN_HANDLING) {
            return no(Why.ALREADY_IN_HANDLING);
        }
        return close(change, Status.CANCELLED);
    }

    private static Optional<Why> close(Change change, Status status) {
        change.supplement = null;
        change.deadlines.clear();
        return to(change, status);
    }

    private Optional<Why> distribute(Change change, Move.Distribute distribute) {
        Set<String> added = new LinkedHashSet<>(distribute.agencies());
        added.removeIf(String::isBlank);
        if (added.isEmpty()) {
            return no(Why.NO_AGENCY);
        }
        if (change.supplement != null) {
            goOn(change, change.supplement);
        }
        change.agencies.forEach(added::remove);
        if (added.isEmpty()) {
            return no(Why.ALREADY_THERE);
        }
        change.agencies.addAll(added);
        change.concerns(List.copyOf(added));
        clocks.distributed(change);
        return change.status == Status.IN_HANDLING ? DONE : to(change, Status.DISTRIBUTED);
    }

    private static Optional<Why> acknowledge(Change change, Move.Acknowledge acknowledge) {
        String agency = acknowledge.agency();
        if (!change.agencies.contains(agency)) {
            return no(Why.NOT_ITS_REPORT);
        }
        if (change.acknowledgedBy(agency)) {
            return no(Why.ALREADY_THERE);
        }
        change.concerns(List.of(agency));
        if (change.agencies.stream().allMatch(other -> other.equals(agency) || change.acknowledgedBy(other))) {
            change.deadlines.remove(Clock.ACKNOWLEDGE);
        }
        return to(change, Status.IN_HANDLING);
    }

    /** The other agencies go on; with the last one the report is the centre's again. */
    private Optional<Why> returnToCentre(Change change, Move.ReturnToCentre back) {
        if (!change.agencies.remove(back.agency())) {
            return no(Why.NOT_ITS_REPORT);
        }
        change.concerns(List.of(back.agency()));
        change.note(back.competent() == null ? back.why() : back.why() + " → " + back.competent());
        if (change.agencies.isEmpty()) {
            clocks.returned(change);
            return to(change, Status.ACCEPTED);
        }
        if (change.agencies.stream().allMatch(change::acknowledgedBy)) {
            change.deadlines.remove(Clock.ACKNOWLEDGE);
        }
        boolean begun = change.agencies.stream().anyMatch(change::acknowledgedBy);
        return to(change, begun ? Status.IN_HANDLING : Status.DISTRIBUTED);
    }

    /** One answer waits at a time, so that no agency's words are overwritten by another's. */
    private Optional<Why> enterResult(Change change, Move.EnterResult entered) {
        if (!change.agencies.contains(entered.agency())) {
            return no(Why.NOT_ITS_REPORT);
        }
        if (entered.text().isBlank()) {
            return no(Why.NOTHING_GIVEN);
        }
        Report.Answer waiting = change.status == Status.RESULT ? change.result : null;
        if (waiting != null && !waiting.agency().equals(entered.agency())) {
            return no(Why.RESULT_WAITS);
        }
        boolean seen =
                change.status == Status.RESULT || change.status == Status.PUBLISHED || change.status == Status.RATED;
        if (seen && entered.isTheSameAs(change.result)) {
            return no(Why.ALREADY_THERE);
        }
        change.result = new Report.Answer(entered.agency(), entered.text(), entered.media(), change.at);
        change.concerns(List.of(entered.agency()));
        change.note(entered.text());
        change.shows(entered.media());
        clocks.resultEntered(change);
        return to(change, Status.RESULT);
    }

    /** What another agency adds is rated anew; the rating of what was published before stays in the history. */
    private static Optional<Why> publish(Change change) {
        change.deadlines.remove(Clock.PUBLISH);
        change.rating = null;
        return to(change, Status.PUBLISHED);
    }

    /** "Not satisfied" asks the agency to clarify, as an interaction does ({@code QĐ 30/2022, Điều 13.2}). */
    private Optional<Why> rate(Change change, Rating rating) {
        boolean more = change.status == Status.RESULT;
        if (more && !change.wentThrough("publish")) {
            return no(Why.NOT_PUBLISHED);
        }
        if (rating == change.rating) {
            return no(Why.ALREADY_THERE);
        }
        change.rating = rating;
        change.note(rating.name());
        if (rating == Rating.DISSATISFIED) {
            clocks.interacted(change);
        }
        return more ? DONE : to(change, Status.RATED);
    }

    private Optional<Why> interact(Change change, String text) {
        if (change.status == Status.RESULT && !change.wentThrough("publish")) {
            return no(Why.NOT_PUBLISHED);
        }
        clocks.interacted(change);
        change.note(text);
        return text.isBlank() ? no(Why.NOTHING_GIVEN) : DONE;
    }

    private static Optional<Why> answer(Change change, Move.AnswerInteraction answer) {
        if (!change.agencies.contains(answer.agency())) {
            return no(Why.NOT_ITS_REPORT);
        }
        if (answer.text().isBlank()) {
            return no(Why.NOTHING_GIVEN);
        }
        change.concerns(List.of(answer.agency()));
        change.note(answer.text());
        return change.deadlines.remove(Clock.ANSWER_INTERACTION) == null ? no(Why.NOTHING_ASKED) : DONE;
    }

    private void goOn(Change change, Report.Question asked) {
        clocks.resume(change, asked);
        change.supplement = null;
        change.status = asked.resume();
    }

    private static Report.Question question(Change change) {
        if (change.supplement == null) {
            throw new IllegalStateException("waits for the citizen without a question: " + change.before.name());
        }
        return change.supplement;
    }
}
