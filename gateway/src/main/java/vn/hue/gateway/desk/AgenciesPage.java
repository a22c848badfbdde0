package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.AgencySheet;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.Stores;

/** {@code /desk/agencies}: the register of those who handle reports. Everyone of the centre reads it. */
final class AgenciesPage {

    static final String NEW = "new";

    private static final List<String> FIELDS =
            List.of("name", "shortName", "level", "parent", "phone", "wards", "category", "version");

    private static final int MOST_WARDS = 200;

    private final Stores stores;
    private final House house;
    private final Pages pages;

    AgenciesPage(Stores stores, House house, Pages pages) {
        this.stores = stores;
        this.house = house;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.AGENCIES, ctx -> Pages.answer(ctx, c -> list(c, 200, null)))
                .open(Route.IMPORT_AGENCIES, Sheets.body(), ctx -> Pages.answer(ctx, this::take))
                .open(Route.AGENCY, ctx -> Pages.answer(ctx, this::show))
                .open(Route.KEEP_AGENCY, ctx -> Pages.answer(ctx, this::keep))
                .open(Route.RETIRE_AGENCY, ctx -> Pages.answer(ctx, c -> active(c, false)))
                .open(Route.RESTORE_AGENCY, ctx -> Pages.answer(ctx, c -> active(c, true)));
    }

    /** @param sheet what was wrong with a file; null when none was sent */
    private Future<Void> list(RoutingContext ctx, int status, @Nullable List<String> sheet) {
        String asked = ctx.queryParams().get("q");
        String q = asked == null ? "" : asked.strip();
        return stores.agencies().all().map(register -> {
            Map<String, Object> content = new HashMap<>();
            content.put("frame", pages.frame(ctx));
            content.put("register", register);
            content.put("found", register.search(q));
            content.put("q", q);
            content.put("problems", sheet == null ? List.of() : sheet);
            content.put("said", said(ctx));
            return pages.show(ctx, status, "agencies.jte", content);
        });
    }

    private static String said(RoutingContext ctx) {
        String said = String.valueOf(ctx.queryParams().get("said"));
        DeskWords words = Gate.words(ctx);
        if (said.matches("kept|retired|restored")) {
            return words.say("agencies." + said);
        }
        return said.matches("\\d{1,4}-\\d{1,4}")
                ? words.say(
                        "agencies.imported", Integer.valueOf(said.split("-")[0]), Integer.valueOf(said.split("-")[1]))
                : "";
    }

    private Future<Void> show(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return stores.agencies().all().map(register -> {
            Form form = id.equals(NEW) ? blank() : filled(known(register, id), register);
            return page(ctx, 200, id, form, register);
        });
    }

    private static Agency known(Directory register, String id) {
        return register.of(id).orElseThrow(() -> new HttpException(404));
    }

    private Void page(RoutingContext ctx, int status, String id, Form form, Directory register) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", pages.frame(ctx));
        content.put("id", id);
        content.put("form", form);
        content.put("agency", register.of(id).orElse(null));
        content.put("register", register);
        return pages.show(ctx, status, "agency.jte", content);
    }

    private static Form blank() {
        return new Form().with("level", Agency.Level.CITY.name()).with("version", "0");
    }

    private static Form filled(Agency agency, Directory register) {
        return new Form()
                .with("name", agency.name())
                .with("shortName", agency.shortName())
                .with("level", agency.level().name())
                .with("parent", register.of(agency.parent()).map(Agency::name).orElse(""))
                .with("phone", agency.phone())
                .with("wards", String.join("\n", agency.wards()))
                .with("category", agency.categories().stream().map(Enum::name).collect(Collectors.joining("\n")))
                .with("version", String.valueOf(agency.version()));
    }

    private Future<Void> keep(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Form form = Form.of(ctx, FIELDS.toArray(String[]::new));
        DeskWords words = Gate.words(ctx);
        return stores.agencies().all().compose(register -> {
            Agency before = id.equals(NEW) ? null : known(register, id);
            Agency next = read(form, words, before, register);
            if (!form.isRight()) {
                return Future.succeededFuture(page(ctx, 422, id, form, register));
            }
            return house.audit()
                    .did(Gate.presence(ctx), Act.AGENCY_CHANGED, before == null ? "new" : "", Audit.agency(next.id()))
                    .compose(noted -> stores.agencies().store(next))
                    .compose(stored -> kept(ctx, stored, id, form, words));
        });
    }

    private Future<Void> kept(RoutingContext ctx, Agencies.Stored stored, String id, Form form, DeskWords words) {
        if (stored == Agencies.Stored.DONE) {
            Gate.redirect(ctx, "/desk/agencies?said=kept");
            return Future.succeededFuture();
        }
        if (stored == Agencies.Stored.NAME_TAKEN || id.equals(NEW)) {
            form.wrong("name", words.say("agency.nameTaken"));
        } else {
            form.wrong("", words.say("agency.changed"));
        }
        return stores.agencies().all().map(register -> page(ctx, 409, id, form, register));
    }

    private static Agency read(Form form, DeskWords words, @Nullable Agency before, Directory register) {
        String name = Agency.clean(form.value("name"));
        brief(form, words, "name", Agency.LONGEST_NAME);
        brief(form, words, "shortName", Agency.LONGEST_SHORT_NAME);
        if (name.isEmpty()) {
            form.wrong("name", words.say("form.missing"));
        }
        boolean taken = register.all().stream()
                .anyMatch(other -> (before == null || !other.id().equals(before.id())) && other.isCalled(name));
        if (taken) {
            form.wrong("name", words.say("agency.nameTaken"));
        }
        String phone = Agency.clean(form.value("phone"));
        if (!phone.isEmpty() && !Agency.PHONE.matcher(phone).matches()) {
            form.wrong("phone", words.say("agency.noNumber"));
        }
        List<String> wards = form.value("wards")
                .lines()
                .map(Agency::clean)
                .filter(ward -> !ward.isEmpty())
                .distinct()
                .toList();
        if (wards.size() > MOST_WARDS || wards.stream().anyMatch(ward -> ward.length() > Agency.LONGEST_NAME)) {
            form.wrong("wards", words.say("form.tooLong", Agency.LONGEST_NAME));
        }
        Agency details = new Agency(
                before == null ? freeId(name, register) : before.id(),
                name,
                Agency.clean(form.value("shortName")),
                level(form, words),
                parent(form, words, before, register),
                phone,
                wards,
                categories(form),
                List.of(),
                before == null || before.active(),
                1);
        boolean seen = before == null || form.value("version").equals(String.valueOf(before.version()));
        if (!seen) {
            form.wrong("", words.say("agency.changed"));
        }
        return before == null ? details : before.with(details);
    }

    private static void brief(Form form, DeskWords words, String field, int longest) {
        if (form.value(field).length() > longest || form.value(field).contains("\n")) {
            form.wrong(field, words.say("form.tooLong", longest));
        }
    }

    private static String freeId(String name, Directory register) {
        String id = Agency.idOf(name).isEmpty() ? "co-quan" : Agency.idOf(name);
        String free = id.equals(NEW) || id.equals("import") ? id + "-1" : id;
        for (int i = 2; register.of(free).isPresent(); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    private static Agency.Level level(Form form, DeskWords words) {
        Optional<Agency.Level> level = Arrays.stream(Agency.Level.values())
                .filter(one -> one.name().equals(form.value("level")))
                .findFirst();
        if (level.isEmpty()) {
            form.wrong("level", words.say("form.missing"));
        }
        return level.orElse(Agency.Level.OTHER);
    }

    private static @Nullable String parent(Form form, DeskWords words, @Nullable Agency before, Directory register) {
        String name = form.value("parent");
        if (name.isEmpty()) {
            return null;
        }
        Optional<Agency> parent = register.named(name);
        boolean itself = before != null
                && parent.isPresent()
                && (parent.get().id().equals(before.id())
                        || register.superiors(parent.get()).stream()
                                .anyMatch(above -> above.id().equals(before.id())));
        if (parent.isEmpty()) {
            form.wrong("parent", words.say("agency.unknown"));
        } else if (itself) {
            form.wrong("parent", words.say("agency.aboveItself"));
        }
        return parent.map(Agency::id).orElse(null);
    }

    private static Set<Category> categories(Form form) {
        List<String> names = form.value("category").lines().toList();
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Arrays.stream(Category.values())
                .filter(one -> names.contains(one.name()))
                .forEach(categories::add);
        return categories;
    }

    /** Nothing is ever removed: reports name it. */
    private Future<Void> active(RoutingContext ctx, boolean active) {
        String id = ctx.pathParam("id");
        return stores.agencies().all().compose(register -> {
            Agency agency = known(register, id);
            if (agency.active() == active) {
                Gate.redirect(ctx, "/desk/agencies");
                return Future.succeededFuture();
            }
            return house.audit()
                    .did(
                            Gate.presence(ctx),
                            active ? Act.AGENCY_CHANGED : Act.AGENCY_RETIRED,
                            active ? "restored" : "",
                            Audit.agency(id))
                    .compose(noted -> stores.agencies().store(agency.withActive(active)))
                    .compose(stored -> {
                        if (stored == Agencies.Stored.CHANGED) {
                            return active(ctx, active);
                        }
                        Gate.redirect(ctx, "/desk/agencies?said=" + (active ? "restored" : "retired"));
                        return Future.succeededFuture();
                    });
        });
    }

    private Future<Void> take(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        return Sheets.file(ctx).compose(file -> {
            if (file == null) {
                return list(ctx, 422, List.of(words.say("form.missing")));
            }
            return stores.agencies().all().compose(register -> {
                AgencySheet.Read read = AgencySheet.read(file.getBytes(), register);
                if (!read.problems().isEmpty()) {
                    return list(ctx, 422, Sheets.told(read.problems(), words));
                }
                return house.audit()
                        .did(
                                Gate.presence(ctx),
                                Act.AGENCY_CHANGED,
                                "import",
                                read.changes().stream()
                                        .map(agency -> Audit.agency(agency.id()))
                                        .toArray(String[]::new))
                        .compose(noted -> storeAll(read.changes()))
                        .compose(missed -> {
                            if (!missed.isEmpty()) {
                                return list(
                                        ctx,
                                        409,
                                        missed.stream()
                                                .map(agency -> words.say("agencies.overtaken", agency.name()))
                                                .toList());
                            }
                            Gate.redirect(
                                    ctx, "/desk/agencies?said=" + read.changes().size() + "-" + read.unchanged());
                            return Future.succeededFuture();
                        });
            });
        });
    }

    /** Those that somebody else changed meanwhile. */
    private Future<List<Agency>> storeAll(List<Agency> changes) {
        return Future.join(changes.stream()
                        .map(next -> stores.agencies().store(next))
                        .toList())
                .map(all -> {
                    List<Agencies.Stored> outcomes = all.list();
                    return IntStream.range(0, changes.size())
                            .filter(i -> outcomes.get(i) != Agencies.Stored.DONE)
                            .mapToObj(changes::get)
                            .toList();
                });
    }
}
