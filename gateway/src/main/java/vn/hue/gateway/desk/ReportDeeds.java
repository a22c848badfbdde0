package vn.hue.gateway.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.work.Deed;

/** One concern of a report's page: its forms, and what they mean. Those of a page are listed in {@link Console}. */
interface ReportDeeds {

    /** The values of the field {@code deed} that it answers to, each with the other fields of its form. */
    Map<String, List<String>> forms();

    /**
     * What a form that was sent means.
     *
     * @param deed one of {@link #forms}
     * @param report as it is now
     * @param words in which problems are told, by {@link Form#wrong} beside their fields
     * @return null when something is wrong
     */
    @Nullable
    Deed read(String deed, Form form, Report report, DeskWords words);

    /** As {@link #read(String, Form, Report, DeskWords)}, for deeds that need more than the form. */
    default @Nullable Deed read(String deed, Form form, Report report, Around around) {
        return read(deed, form, report, around.words());
    }

    /**
     * What a form is read against.
     *
     * @param media what its field {@code picture} names, as far as it was uploaded in this session
     */
    record Around(DeskWords words, Directory agencies, List<Media> media) {}
}
