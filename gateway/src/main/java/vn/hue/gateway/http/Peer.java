package vn.hue.gateway.http;

import io.vertx.core.http.HttpServerRequest;

/** Who asks, as far as it can be believed. */
public final class Peer {

    private Peer() {}

    /**
     * An address in writing; empty when there is none.
     *
     * @param behindProxy whether exactly one trusted proxy stands in front: then the last entry counts, the one it wrote
     *     itself, for all before it came with the request
     */
    public static String address(HttpServerRequest request, boolean behindProxy) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        if (forwarded != null) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        var peer = request.remoteAddress();
        return peer == null || peer.hostAddress() == null ? "" : peer.hostAddress();
    }
}
