package vn.hue.channels.webchat;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as it can be believed. */
public final class Visitor {

    private static final int NETWORK_BYTES = 8;

    private final boolean behindProxy;

    public Visitor(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    /**
     * The network address that rates are counted for; for IPv6 the /64, since one household owns all of it.
     *
     * <p>Behind a proxy the last entry counts: it is the one our proxy wrote, all before it came with the request.
     */
    public String address(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        if (forwarded != null) {
            return network(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
        }
        var peer = request.remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address == null ? "unknown" : network(address);
    }

    /**
     * Whether a browser asks from one of our own pages. The widget's frame is such a page, wherever it is embedded. A
     * request without Origin comes from no browser; it needs a token like any other.
     */
    public boolean isFromOurPage(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        String host = host(request);
        return host != null
                && (origin.equals("https://" + bare(host, ":443")) || origin.equals("http://" + bare(host, ":80")));
    }

    private @Nullable String host(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-Host") : null;
        String host = forwarded != null ? forwarded : request.getHeader(HttpHeaders.HOST);
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    /** Browsers leave the usual port out of Origin. */
    private static String bare(String host, String port) {
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }

    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length > NETWORK_BYTES
                ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                : address;
    }
}
