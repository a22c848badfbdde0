package vn.hue.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import vn.hue.conversations.reading.Reader;
import vn.hue.gateway.api.DeadLetterApi;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.api.LabelApi;
import vn.hue.gateway.api.ReadApi;
import vn.hue.gateway.api.WriteApi;
import vn.hue.gateway.card.CardInserts;
import vn.hue.gateway.card.CardPages;
import vn.hue.gateway.card.CardView;
import vn.hue.gateway.channel.Channels;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.desk.Console;
import vn.hue.gateway.desk.House;
import vn.hue.gateway.desk.Landing;
import vn.hue.gateway.desk.Live;
import vn.hue.gateway.desk.Means;
import vn.hue.gateway.desk.ReportFindings;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.gateway.work.LetterWork;
import vn.hue.nlp.Anonymous;

/** All that is served behind the public port: channels, web cards, the desk and the API, each with what it needs. */
record PublicRoutes(
        Vertx vertx,
        Settings settings,
        Reader reader,
        Channels channels,
        Live live,
        Flow way,
        Stores stores,
        MediaLibrary media,
        Conversing conversing,
        House house,
        InstantSource clock) {

    /** Where cards and codes come from; the same for what is sent and what is served. */
    static CardInserts inserts(Settings settings) {
        return new CardInserts(
                settings.server().citizens().url(),
                settings.webchat().secret().value(),
                settings.senders().card());
    }

    void mount(Router root) {
        if (settings.demo().clock()) {
            new Landing(
                            conversing.province(),
                            settings.province().zone(),
                            clock,
                            settings.demo().phone())
                    .mount(root);
            if (clock instanceof DemoClock demo) {
                demo.mount(root, way::look);
            }
        }
        channels.routes(root);
        new CardPages(
                        vertx,
                        inserts(settings),
                        settings.webchat().secret().value(),
                        stores.conversations(),
                        way,
                        media,
                        stores.channels().leftovers(),
                        conversing.reader(),
                        clock,
                        CardView.Page.of(settings, conversing.province()),
                        settings.desk().tiles().source(),
                        settings.webchat().behindProxy())
                .mount(root);
        WorkerExecutor reading = vertx.createSharedWorkerExecutor("reading", 2);
        Teaching teaching = new Teaching(stores, new Anonymous(reader), reading, clock);
        new Console(
                        stores,
                        media,
                        way,
                        new Means(way, way.outlooks(), reader, way),
                        conversing.lifecycle(),
                        teaching,
                        new ReportFindings(
                                stores,
                                conversing.province(),
                                reader,
                                reading,
                                settings.contacts().hotline()),
                        conversing.province(),
                        settings.desk(),
                        settings.contacts(),
                        settings.webchat().secret().value(),
                        settings.province().zone(),
                        settings.webchat().behindProxy(),
                        clock,
                        house,
                        live,
                        settings.api().tokens())
                .mount(root);
        Audit audit = new Audit(stores.staff().audit(), clock, RandomGenerator.getDefault());
        LetterWork letters = new LetterWork(stores.deadLetters(), way, way, audit, clock);
        new DeadLetterApi(
                        stores,
                        letters,
                        settings.api().tokens(),
                        settings.webchat().behindProxy(),
                        clock)
                .mount(root);
        ReadApi api =
                new ReadApi(stores, settings.api().tokens(), settings.webchat().behindProxy(), clock);
        api.mount(root);
        new LabelApi(teaching, stores.reports(), audit, api.guard()).mount(root);
        new WriteApi(
                        vertx,
                        stores,
                        way,
                        conversing.lifecycle(),
                        teaching,
                        conversing.province(),
                        reader,
                        media,
                        Math.max(settings.media().imageBytes(), settings.media().videoBytes()),
                        clock,
                        api.guard())
                .mount(root);
    }
}
