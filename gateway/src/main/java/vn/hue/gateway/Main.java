package vn.hue.gateway;

import vn.hue.gateway.cli.Commands;

/** Starts whatever command is typed. */
public final class Main {

    private static final String LOGGING = "logback.configurationFile";

    private Main() {}

    public static void main(String[] arguments) {
        boolean production = arguments.length > 0 && arguments[0].equals("serve");
        if (!production && System.getProperty(LOGGING) == null) {
            // Before anything logs: for a person at a terminal, not for a collector of logs.
            System.setProperty(LOGGING, "logback-demo.xml");
        }
        int code = Commands.run(arguments);
        // A command that serves returns only when it has stopped; threads of libraries must not keep the process.
        System.exit(code);
    }
}
