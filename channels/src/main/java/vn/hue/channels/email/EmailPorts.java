package vn.hue.channels.email;

import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.MediaStore;
import vn.hue.channels.RawEvents;

/** Everything of the gateway that mail talks to. */
public record EmailPorts(
        Intake intake,
        RawEvents raw,
        MediaStore media,
        MediaLinks links,
        ChannelCounts counts,
        ChannelHealth health,
        MailRoom room,
        Lease lease) {}
