package vn.hue.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLDecoder;
import java.time.Instant;

/** Dependencies point one way. */
@AnalyzeClasses(packages = "vn.hue", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "vn.hue.conversations..";
    private static final String LANGUAGE = "vn.hue.nlp..";
    private static final String CHANNELS = "vn.hue.channels..";
    private static final String EMULATORS = "vn.hue.emulators..";
    private static final String GATEWAY = "vn.hue.gateway..";
    private static final String VERTX = "io.vertx..";
    private static final String MONGO = "com.mongodb..";

    @ArchTest
    static final ArchRule the_core_knows_nothing_of_the_rest = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LANGUAGE, CHANNELS, EMULATORS, GATEWAY, VERTX, MONGO, "io.netty..");

    @ArchTest
    static final ArchRule the_core_does_no_io = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..", "java.sql..")
                            // It reads a text and nothing else.
                            .and(not(type(URLDecoder.class))));

    @ArchTest
    static final ArchRule the_core_has_no_clock = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule language_models_know_only_the_core = noClasses()
            .that()
            .resideInAPackage(LANGUAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHANNELS, EMULATORS, GATEWAY, VERTX, MONGO);

    @ArchTest
    static final ArchRule channels_know_only_the_core = noClasses()
            .that()
            .resideInAPackage(CHANNELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LANGUAGE, EMULATORS, GATEWAY, MONGO);

    @ArchTest
    static final ArchRule emulators_know_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage(EMULATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, LANGUAGE, CHANNELS, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule channels_do_not_know_each_other = slices().matching("vn.hue.channels.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("vn.hue.channels.inspect"))
            .allowEmptyShould(true);

    /** So that the list of queries and their indexes, {@code Index}, can be whole. */
    @ArchTest
    static final ArchRule the_database_is_asked_in_the_stores_alone = noClasses()
            .that()
            .resideOutsideOfPackages("vn.hue.gateway.store.mongo..", "vn.hue.gateway.mongo..", "vn.hue.gateway.media..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.mongodb.reactivestreams.client.MongoCollection");

    @ArchTest
    static final ArchRule nothing_prints_but_the_commands = noClasses()
            .that()
            .resideOutsideOfPackage("vn.hue.gateway.cli..")
            .and()
            .resideOutsideOfPackage("vn.hue.nlp.train..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("DTO");
}
