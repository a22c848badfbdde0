package vn.hue.gateway.channel;

import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ConsoleWords;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.RawEvents;
import vn.hue.channels.SentIds;
import vn.hue.channels.SignsOfLife;
import vn.hue.channels.Withdrawals;
import vn.hue.channels.facebook.CommentThreads;
import vn.hue.channels.facebook.HeldThreads;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.flow.Flow;

/** What every network's channel needs besides the way through, made once for all of them. */
record Ports(
        RawEvents raw,
        SentIds names,
        ConsoleWords console,
        Withdrawals withdrawals,
        SignsOfLife signs,
        CommentThreads comments,
        HeldThreads held,
        MediaLinks links,
        ChannelHealth health,
        ChannelCounts counts) {

    static Ports of(ChannelWorld world, ChannelHealth health, MediaLinks links) {
        Flow flow = world.flow();
        return new Ports(
                new KeptRaw(world.stores().channels().raw(), world.clock(), world.meters()),
                new Names(world.stores(), world.clock()),
                (said, author) -> {
                    String source = said.from().channel() + '/' + said.from().account();
                    String who = said.from().channel() + ' ' + author;
                    return flow.happened(
                            "console:" + source + ':' + said.externalId(),
                            said.from().conversation(),
                            now -> new Event.Overheard(now, said, who));
                },
                (person, at) -> flow.happened(
                                "withdrew:" + person.conversation() + ':' + at.toEpochMilli(),
                                person.conversation(),
                                Event.Withdrew::new)
                        .mapEmpty(),
                (citizen, id, at) -> flow.happened(
                        "seen:" + citizen.conversation() + ':' + id,
                        citizen.conversation(),
                        now -> new Event.Seen(now, at)),
                new CommentMoves(world.stores().conversations(), flow),
                (citizen, id) -> flow.happened(
                        "held:" + citizen.channel() + '/' + citizen.account() + ':' + id,
                        citizen.conversation(),
                        now -> new Event.HeldElsewhere(now, citizen, citizen.channel() + " standby")),
                links,
                health,
                counts(world));
    }

    private static ChannelCounts counts(ChannelWorld world) {
        return (channel, what) -> world.meters()
                .counter("hue.channel.events", "channel", channel, "what", what)
                .increment();
    }
}
