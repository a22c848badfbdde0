package vn.hue.gateway.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
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
}
