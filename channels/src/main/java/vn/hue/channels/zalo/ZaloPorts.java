package vn.hue.channels.zalo;

import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ConsoleWords;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.MediaStore;
import vn.hue.channels.RawEvents;
import vn.hue.channels.SentIds;
import vn.hue.channels.SignsOfLife;
import vn.hue.channels.Withdrawals;

/** Everything the channel needs of the gateway. */
public record ZaloPorts(
        Intake intake,
        RawEvents raw,
        SentIds sentIds,
        ConsoleWords console,
        Withdrawals withdrawals,
        SignsOfLife signs,
        MediaStore media,
        MediaLinks links,
        TokenStore tokens,
        ChannelHealth health,
        ChannelCounts counts) {}
