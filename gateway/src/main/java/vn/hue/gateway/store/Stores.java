package vn.hue.gateway.store;

import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.staff.Staff;

/** All stores of one database. */
public record Stores(
        Inbox inbox,
        Conversations conversations,
        Lines lines,
        Outbox outbox,
        Timers timers,
        Reports reports,
        Alarms alarms,
        DeadLetters deadLetters,
        Nodes nodes,
        Examples examples,
        KeptAnswers answers,
        ChannelStores channels,
        Staff staff,
        Agencies agencies) {}
