package vn.hue.gateway.desk;

/** A browser in words a person recognises as theirs: {@code Chrome, Windows}. Nothing that tells one from another. */
final class Device {

    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"OPR", "Opera"},
        {"coc_coc", "Cốc Cốc"},
        {"Firefox", "Firefox"},
        {"Chrome", "Chrome"},
        {"Safari", "Safari"},
    };
    private static final String[][] SYSTEMS = {
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Windows", "Windows"},
        {"Mac OS", "macOS"},
        {"Linux", "Linux"},
    };

    private Device() {}

    static String of(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(String[][] names, String agent) {
        for (String[] name : names) {
            if (agent.contains(name[0])) {
                return name[1];
            }
        }
        return "";
    }
}
