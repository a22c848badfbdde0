package vn.hue.gateway;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class writes into the log until this is closed: its words with the facts beside them. */
public final class Logged implements AutoCloseable {

    private final ListAppender<ILoggingEvent> kept = new ListAppender<>();
    private final Logger logger;

    public Logged(Class<?> by) {
        logger = (Logger) LoggerFactory.getLogger(by);
        kept.start();
        logger.addAppender(kept);
    }

    /** A line each, with the stack's words if there is one. */
    public List<String> lines() {
        return List.copyOf(kept.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage()
                        + (line.getKeyValuePairs() == null ? "" : " " + line.getKeyValuePairs())
                        + (line.getThrowableProxy() == null
                                ? ""
                                : " " + line.getThrowableProxy().getMessage()))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(kept);
    }
}
