package vn.hue.emulators.network;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Answers no honest provider gives to what it has taken. */
public enum Lie {
    /** Bytes without an end, as fast as they are read. */
    FLOOD {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            Buffer some = Buffer.buffer(" ".repeat(1 << 16));
            response.setChunked(true).drainHandler(drained -> pour(response, some));
            pour(response, some);
        }
    },
    /** A space now and then, for ever. */
    DRIP {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.setChunked(true);
            vertx.setPeriodic(1, DRIP_MILLIS, timer -> {
                if (response.closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write(" ").onFailure(gone -> {});
                }
            });
        }
    },
    /** The connection ends in the middle of the JSON. */
    HALF {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            String half = "{\"error\":0,\"CodeResult\":\"10";
            response.putHeader("Content-Length", Integer.toString(half.length() * 2))
                    .write(half)
                    .eventually(response::reset)
                    .onFailure(gone -> {});
        }
    },
    /** All of an answer that calls itself JSON, and is cut off. */
    CUT {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.putHeader("Content-Type", "application/json")
                    .end("{\"error\":0,\"CodeResult\":\"10")
                    .onFailure(gone -> {});
        }
    },
    /** A page with status 200, as of a hotel's network. */
    PAGE {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.putHeader("Content-Type", "text/html")
                    .end("<html>Welcome</html>")
                    .onFailure(gone -> {});
        }
    },
    /** Somewhere else, where nobody may follow. */
    REDIRECT {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.setStatusCode(302)
                    .putHeader("Location", "http://169.254.169.254/")
                    .end()
                    .onFailure(gone -> {});
        }
    },
    /** Headers longer than any client reads. */
    HEADERS {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.putHeader("X-Long", "x".repeat(1 << 20)).end("{}").onFailure(gone -> {});
        }
    },
    /** JSON, but no object. */
    LIST {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.putHeader("Content-Type", "application/json").end("[]").onFailure(gone -> {});
        }
    },
    /** An object that says nothing of what was asked, as of a guard before the provider. */
    OTHER {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.putHeader("Content-Type", "application/json")
                    .end("{\"message\":\"too many requests\"}")
                    .onFailure(gone -> {});
        }
    },
    /** Nothing at all, with status 200. */
    EMPTY {
        @Override
        void tell(Vertx vertx, HttpServerResponse response) {
            response.end().onFailure(gone -> {});
        }
    };

    private static final long DRIP_MILLIS = 20;

    abstract void tell(Vertx vertx, HttpServerResponse response);

    /** Answers so. */
    public void answer(Vertx vertx, HttpServerResponse response) {
        response.exceptionHandler(gone -> {});
        tell(vertx, response);
    }

    private static void pour(HttpServerResponse response, Buffer some) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(some).onFailure(gone -> {});
        }
    }
}
