package vn.hue.channels.sms;

import vn.hue.channels.sms.smpp.SmppSettings;
import vn.hue.emulators.network.FreePort;

/** A connection to a port where nobody listens. */
record SmppSettingsOfAnother(SmsStage stage) {

    SmppSettings.Bind unreachable(String name) {
        SmppSettings.Bind same = stage.bind(name);
        return new SmppSettings.Bind(
                name, same.host(), FreePort.next(), false, same.systemId(), same.password(), "", same.mode(), 1, 1);
    }
}
