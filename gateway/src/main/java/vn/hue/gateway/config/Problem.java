package vn.hue.gateway.config;

/**
 * One mistake in the configuration.
 *
 * @param path of the key, for example {@code server.public.port}; empty for the file as a whole
 * @param message what is wrong with it; never the value, which may be secret
 */
public record Problem(String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
