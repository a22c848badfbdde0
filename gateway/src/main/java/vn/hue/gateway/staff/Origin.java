package vn.hue.gateway.staff;

import java.net.InetAddress;
import java.net.UnknownHostException;

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
        if (address.isEmpty() || !address.matches("[0-9a-fA-F:.%]+")) {
            return OUTSIDE;
        }
        try {
            InetAddress ip = InetAddress.getByName(address);
            if (ip.isLoopbackAddress()) {
                return LOCAL;
            }
            boolean unique = ip.getAddress().length == 16 && (ip.getAddress()[0] & 0xfe) == 0xfc;
            return ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || unique ? INSIDE : OUTSIDE;
        } catch (UnknownHostException e) {
            return OUTSIDE;
        }
    }
}
