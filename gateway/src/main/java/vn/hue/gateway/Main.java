package vn.hue.gateway;

import vn.hue.gateway.cli.Commands;

/** Starts whatever command is typed. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int code = Commands.run(arguments);
        // A command that serves returns only when it has stopped; threads of libraries must not keep the process.
        System.exit(code);
    }
}
