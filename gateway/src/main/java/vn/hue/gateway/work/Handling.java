package vn.hue.gateway.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.Directory;

/**
 * What can be done to a report from its acceptance to its rating, and what each deed must hold. {@code QĐ 30/2022, Điều 10
 * to 13, 15}. Until the agencies have pages of their own the centre enters what they say.
 *
 * <p>Whether a deed is allowed now, the lifecycle says; here it is only whether it makes sense.
 */
public final class Handling {

    public static final int LONGEST = 2_000;

    private final Report report;
    private final Directory agencies;
    private final Map<String, List<Enum<?>>> faults = new LinkedHashMap<>();

    public Handling(Report report, Directory agencies) {
        this.report = report;
        this.agencies = agencies;
    }

    /** What can be wrong with a field. */
    public enum Fault {
        MISSING,
        TOO_LONG,
        /** Not in the register, or retired. */
        NO_SUCH_AGENCY,
        /** It has the report already. */
        HAS_IT,
        /** It does not have the report. */
        HAS_IT_NOT,
        /** The register has it. */
        IS_THERE,
        /** It would be given back to itself. */
        THE_SAME,
        NOT_CHECKED,
        /** The citizen answers in the chat. */
        CITIZEN_SAYS
    }

    /** What a form comes to. */
    public sealed interface Read {

        record Right(Deed deed) implements Read {}

        /** @param faults by field: {@link Fault} or {@link AnnexOne.Finding} */
        record Wrong(Map<String, List<Enum<?>>> faults) implements Read {}
    }

    /**
     * To one or several agencies, or to more of them; what is urgent at once, with the calls that are to be made ({@code
     * Điều 10, 15.2}).
     *
     * @param ids of the register
     */
    public Read distribute(List<String> ids) {
        List<Agency> chosen = new ArrayList<>();
        for (String id : ids.stream().filter(one -> !one.isBlank()).distinct().toList()) {
            Optional<Agency> agency = agencies.of(id).filter(Agency::active);
            if (agency.isEmpty()) {
                wrong("agency", Fault.NO_SUCH_AGENCY);
            } else if (has(agency.get())) {
                wrong("agency", Fault.HAS_IT);
            } else {
                chosen.add(agency.get());
            }
        }
        if (ids.stream().allMatch(String::isBlank)) {
            wrong("agency", Fault.MISSING);
        }
        Map<String, String> calls = new LinkedHashMap<>();
        if (report.urgency() != Urgency.NORMAL) {
            chosen.forEach(agency -> calls.put(agency.name(), agency.phone()));
        }
        List<String> names = chosen.stream().map(Agency::name).toList();
        return read(new Deed.HandsOn(new Move.Distribute(names), calls));
    }

    private boolean has(Agency agency) {
        return report.agencies().stream().anyMatch(agency::isCalled);
    }

    /** Who is competent is not in the register: it stays with the centre until they have joined. {@code Điều 10.5, 10.6}. */
    public Read invite(String name) {
        String clean = Agency.clean(name);
        text("text", name, Agency.LONGEST_NAME);
        if (agencies.named(clean).filter(Agency::active).isPresent()) {
            wrong("text", Fault.IS_THERE);
        }
        return read(new Deed.Invites(clean));
    }

    /** {@code Điều 11.1}. */
    public Read acknowledge(String agency) {
        holds(agency);
        return moves(new Move.Acknowledge(agency));
    }

    /**
     * Not its matter. {@code Điều 11.2}.
     *
     * @param competent the agency it names, by its name in the register; empty when it knows none
     */
    public Read giveBack(String agency, String why, String competent) {
        holds(agency);
        text("text", why, LONGEST);
        Optional<Agency> named = agencies.named(competent).filter(Agency::active);
        if (!competent.isBlank() && named.isEmpty()) {
            wrong("competent", Fault.NO_SUCH_AGENCY);
        } else if (named.isPresent() && named.get().isCalled(agency)) {
            wrong("competent", Fault.THE_SAME);
        }
        return moves(
                new Move.ReturnToCentre(agency, why, named.map(Agency::name).orElse(null)));
    }

    /** The agency must know more: the citizen is asked. {@code Điều 11.1}. */
    public Read askFor(String agency, String question) {
        holds(agency);
        text("text", question, LONGEST);
        return moves(new Move.AskSupplement(question, false, agency));
    }

    /**
     * What an agency answered. {@code Điều 11.4, Phụ lục 1}.
     *
     * @param sure whether somebody has looked at what only looks wrong
     */
    public Read result(String agency, String body, List<Media> pictures, boolean sure) {
        holds(agency);
        List<AnnexOne.Finding> findings = AnnexOne.of(body, !pictures.isEmpty(), report);
        findings.stream().filter(AnnexOne.Finding::mustMend).forEach(finding -> wrong("text", finding));
        if (!sure) {
            findings.stream().filter(finding -> !finding.mustMend()).forEach(finding -> wrong("sure", finding));
        }
        return moves(new Move.EnterResult(agency, body, pictures));
    }

    /**
     * {@code Điều 12.2}.
     *
     * @param kind {@code form}, or {@code content} for what is insufficient, inexact or without after-pictures
     */
    public Read sendBack(String why, String kind) {
        text("text", why, LONGEST);
        if (!kind.equals("form") && !kind.equals("content")) {
            wrong("kind", Fault.MISSING);
        }
        return moves(new Move.SendBackResult(why, kind.equals("form")));
    }

    /** {@code Điều 12.1}: checked first. */
    public Read publish(boolean checked) {
        if (!checked) {
            wrong("checked", Fault.NOT_CHECKED);
        }
        return moves(new Move.Publish());
    }

    /** {@code Điều 13.2, 13.3}. */
    public Read answer(String agency, String text) {
        holds(agency);
        text("text", text, LONGEST);
        return moves(new Move.AnswerInteraction(agency, text));
    }

    /** Handled again, for a reason that stays in its history. */
    public Read reopen(String why) {
        text("text", why, LONGEST);
        return moves(new Move.Reopen(why));
    }

    /** What a caller says of a result, on the phone as everything else. {@code Điều 13.4}. */
    public Read rate(@Nullable Rating rating) {
        byPhone("rating");
        if (rating == null) {
            wrong("rating", Fault.MISSING);
            return new Read.Wrong(faults);
        }
        return moves(new Move.Rate(rating));
    }

    /** {@code Điều 13.3}. */
    public Read interact(String text) {
        byPhone("text");
        text("text", text, LONGEST);
        return moves(new Move.Interact(text));
    }

    /** Nobody rates for a citizen who can do it. */
    private void byPhone(String field) {
        if (!Address.files(Address.channelOf(report.conversation()))) {
            wrong(field, Fault.CITIZEN_SAYS);
        }
    }

    private void holds(String agency) {
        if (agency.isBlank()) {
            wrong("agency", Fault.MISSING);
        } else if (!report.agencies().contains(agency)) {
            wrong("agency", Fault.HAS_IT_NOT);
        }
    }

    private void text(String field, String text, int longest) {
        if (text.isBlank()) {
            wrong(field, Fault.MISSING);
        } else if (text.length() > longest) {
            wrong(field, Fault.TOO_LONG);
        }
    }

    private void wrong(String field, Enum<?> fault) {
        faults.computeIfAbsent(field, empty -> new ArrayList<>()).add(fault);
    }

    private Read moves(Move move) {
        return read(new Deed.Moves(move));
    }

    private Read read(Deed deed) {
        return faults.isEmpty() ? new Read.Right(deed) : new Read.Wrong(faults);
    }
}
