package vn.hue.gateway.staff;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/** Where a request comes from, as roughly as an audit needs it: an address would be personal data. */
public enum Origin {
    /** This machine. */
    LOCAL,
    /** A private network. */
    INSIDE,
    /** Anywhere else. */
    OUTSIDE;

    /** Of an IP address in writing, for example {@code 10.1.2.3}; anything that is not one counts as outside. */
    public static Origin of(String address) {
        // Never by name: a look-up would hold up every other request, and say whatever its answerer likes.
        InetAddress ip = NetUtil.createInetAddressFromIpAddressString(address);
        if (ip == null) {
            return OUTSIDE;
        }
        if (ip.isLoopbackAddress()) {
            return LOCAL;
        }
        boolean unique = ip.getAddress().length == 16 && (ip.getAddress()[0] & 0xfe) == 0xfc;
        return ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || unique ? INSIDE : OUTSIDE;
    }
}
