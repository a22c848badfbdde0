package vn.hue.conversations.vocabulary;

/** How satisfied the citizen is with a result. {@code QĐ 30/2022, Điều 13.4}. */
public enum Rating {
    /** Hài lòng. */
    SATISFIED,
    /** Chấp nhận được. */
    ACCEPTABLE,
    /** Không hài lòng. */
    DISSATISFIED
}
