package vn.hue.gateway.cli;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import vn.hue.gateway.desk.House;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Role;

/** The people of the demo, one of each role that has something to do; their passwords are in the demo's home. */
final class DemoStaff {

    static final List<Member> MEMBERS = List.of(
            new Member("lan", "Lan", Role.OPERATOR),
            new Member("minh", "Minh", Role.OPERATOR),
            new Member("huong", "Hương", Role.SUPERVISOR),
            new Member("quantri", "Quản trị", Role.ADMINISTRATOR));

    private DemoStaff() {}

    record Member(String name, String displayName, Role role) {}

    /** Makes those that are not there yet. */
    static Future<Void> settle(House house, Function<Member, String> passwords, Instant now) {
        return Future.join(MEMBERS.stream()
                        .map(member -> house.staff()
                                .accounts()
                                .find(member.name())
                                .compose(there -> there != null
                                        ? Future.succeededFuture(false)
                                        : make(house, member, passwords.apply(member), now)))
                        .toList())
                .mapEmpty();
    }

    private static Future<Boolean> make(House house, Member member, String password, Instant now) {
        return house.passwords().hash(password).compose(hash -> house.staff()
                .accounts()
                .store(new Account(
                        member.name(), member.displayName(), member.role(), null, hash, null, false, now, 1)));
    }
}
