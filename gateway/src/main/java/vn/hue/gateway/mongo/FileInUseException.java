package vn.hue.gateway.mongo;

import java.nio.file.Path;

/** The embedded database's file is held by another process; nothing was changed. */
public final class FileInUseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FileInUseException(Path file, Throwable cause) {
        super("another gateway is already running on this file: " + file, cause);
    }
}
