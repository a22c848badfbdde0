package vn.hue.gateway.staff;

/** What a person does here; what each may reach stands in {@link vn.hue.gateway.access.Route}. */
public enum Role {
    /** Of the centre: talks with citizens, verifies, distributes, publishes. */
    OPERATOR,
    /** Of the centre: an operator who also sees to the others' work and reads the audit log. */
    SUPERVISOR,
    /** Of an agency that handles reports: sees those given to it. */
    AGENCY,
    /** Looks after accounts and settings; has no business with citizens' data. {@code QĐ 30/2022, Điều 9.3}. */
    ADMINISTRATOR;

    /** Whether this role may ever see who a citizen is; each look is still asked for and recorded. */
    public boolean mayReveal() {
        return this == OPERATOR || this == SUPERVISOR;
    }
}
