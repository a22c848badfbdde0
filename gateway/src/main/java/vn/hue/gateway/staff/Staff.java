package vn.hue.gateway.staff;

/** What is kept of the people who work here. */
public record Staff(Accounts accounts, Sessions sessions, Links links, Attempts attempts, AuditLog audit) {}
