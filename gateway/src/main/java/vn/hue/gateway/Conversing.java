package vn.hue.gateway;

import java.util.HashSet;
import java.util.Map;
import vn.hue.channels.facebook.FacebookVerticle;
import vn.hue.channels.zalo.ZaloVerticle;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.config.Settings;

/** The pure core, set up for one installation. */
public record Conversing(Dialog dialog, Reader reader, Lifecycle lifecycle, Province province) {

    public static Conversing of(Settings settings, Reader reader) {
        Province province = settings.province().outline().isEmpty()
                ? new Province(settings.province().name(), Province.hue().outline())
                : new Province(settings.province().name(), settings.province().outline());
        Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(
                new HashSet<>(settings.calendar().holidays()),
                new HashSet<>(settings.calendar().madeUp())));
        Dialog dialog = new Dialog(new vn.hue.conversations.dialog.Settings(
                province,
                lifecycle,
                settings.province().zone(),
                settings.contacts().hotline(),
                settings.contacts().callback(),
                settings.server().citizens().url() != null,
                settings.senders().verifyNew(),
                settings.delivery().remindAfter().byChannel(),
                settings.desk().staffed().staffing(),
                settings.delivery().settings(settings.province().zone()).quiet(),
                Map.of("zalo", ZaloVerticle.WINDOW, "facebook", FacebookVerticle.WINDOW)));
        return new Conversing(dialog, reader, lifecycle, province);
    }
}
