package vn.hue.channels.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import vn.hue.channels.sms.smpp.SmppSettings;

/** A connection to a port where nobody listens. */
record SmppSettingsOfAnother(SmsStage stage) {

    SmppSettings.Bind unreachable(String name) {
        SmppSettings.Bind same = stage.bind(name);
        return new SmppSettings.Bind(
                name, same.host(), freePort(), false, same.systemId(), same.password(), "", same.mode(), 1, 1);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
