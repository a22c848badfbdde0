package vn.hue.channels.sms;

import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.Intake;
import vn.hue.channels.RawEvents;

/** Everything the channel needs of the gateway. */
public record SmsPorts(
        Intake intake,
        RawEvents raw,
        OutgoingTexts outgoing,
        IncomingTexts incoming,
        ChannelHealth health,
        ChannelCounts counts) {}
