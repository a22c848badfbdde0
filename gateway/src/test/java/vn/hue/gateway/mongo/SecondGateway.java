package vn.hue.gateway.mongo;

import java.nio.file.Path;

/** A process that tries to open a file and prints what it is told. */
public final class SecondGateway {

    private SecondGateway() {}

    /** The file. */
    public static void main(String[] args) {
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(Path.of(args[0]))) {
            System.out.println("opened " + mongo.uri());
        } catch (FileInUseException e) {
            System.out.println(e.getMessage());
        }
    }
}
