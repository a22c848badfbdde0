package vn.hue.gateway.staff;

/** Who is in a session. */
public record Presence(Session session, Account account) {}
