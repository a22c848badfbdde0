package vn.hue.gateway.store;

import vn.hue.conversations.vocabulary.Address;

/**
 * A route and where it leads.
 *
 * @param to on the channel that carries it; for a template the citizen's address in the chat
 */
public record Way(Route route, Address to) {}
