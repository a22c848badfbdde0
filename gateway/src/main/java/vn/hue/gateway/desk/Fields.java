package vn.hue.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.PasswordRules;

/** What is right in the fields that several forms have. */
final class Fields {

    private Fields() {}

    static void accountName(Form form, DeskWords words, String name) {
        if (!Account.NAME.matcher(name).matches()) {
            form.wrong("name", words.say("account.nameRule"));
        }
    }

    static void displayName(Form form, DeskWords words) {
        String name = form.value("displayName");
        if (name.isEmpty()) {
            form.wrong("displayName", words.say("form.missing"));
        } else if (name.length() > Account.LONGEST_DISPLAY_NAME || name.contains("\n")) {
            form.wrong("displayName", words.say("form.tooLong", Account.LONGEST_DISPLAY_NAME));
        }
    }

    /** {@code password}, and {@code again} to be sure. */
    static void newPassword(RoutingContext ctx, Form form, DeskWords words, String account) {
        String password = Gate.field(ctx, "password");
        PasswordRules.problem(password, account)
                .ifPresent(problem -> form.wrong("password", words.name("password", problem)));
        if (form.problem("password").isEmpty() && !password.equals(Gate.field(ctx, "again"))) {
            form.wrong("again", words.say("password.differs"));
        }
    }
}
