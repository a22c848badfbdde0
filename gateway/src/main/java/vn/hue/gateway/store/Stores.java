package vn.hue.gateway.store;

/** All stores of one database. */
public record Stores(
        Inbox inbox,
        Conversations conversations,
        Lines lines,
        Outbox outbox,
        Timers timers,
        Reports reports,
        Alarms alarms,
        Nodes nodes,
        ChannelStores channels) {}
