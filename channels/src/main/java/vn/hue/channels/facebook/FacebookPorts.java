package vn.hue.channels.facebook;

import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ConsoleWords;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.MediaStore;
import vn.hue.channels.RawEvents;
import vn.hue.channels.SentIds;
import vn.hue.channels.SignsOfLife;

/** Everything of the gateway that the Facebook channel talks to. */
public record FacebookPorts(
        Intake intake,
        RawEvents raw,
        ConsoleWords console,
        SignsOfLife signs,
        SentIds sentIds,
        MediaStore media,
        MediaLinks links,
        ChannelCounts counts,
        ChannelHealth health,
        CommentThreads comments,
        HeldThreads held) {}
