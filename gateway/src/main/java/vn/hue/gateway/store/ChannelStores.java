package vn.hue.gateway.store;

import vn.hue.channels.sms.IncomingTexts;
import vn.hue.channels.sms.OutgoingTexts;
import vn.hue.channels.zalo.TokenStore;

/**
 * What the channels of other people's networks need kept, over all gateways.
 *
 * @param tokens what Official Accounts have granted us
 * @param sent the names our messages have at their providers
 * @param raw what nobody here understands
 * @param states how the channels are
 * @param mail how far mailboxes were read, and mail threads
 * @param leases what only one gateway may do
 * @param outgoing how far the segments of our text messages have come
 * @param incoming text messages that come in pieces
 * @param leftovers files that are to go
 * @param pauses which accounts have to wait
 */
public record ChannelStores(
        TokenStore tokens,
        SentNames sent,
        RawBodies raw,
        ChannelStates states,
        MailNotes mail,
        Leases leases,
        OutgoingTexts outgoing,
        IncomingTexts incoming,
        Leftovers leftovers,
        Pauses pauses) {}
