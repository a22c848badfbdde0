package vn.hue.channels.facebook;

/** What we do about an error of Graph. */
enum GraphRefusal {
    /** Facebook's own trouble. */
    PASSING,
    /** Too many calls. */
    RATE,
    /** The citizen wrote too long ago: 24 hours, or 7 days for an operator. */
    WINDOW,
    /** This person can't be reached this way. */
    PERSON,
    /** This comment can't be answered in private, or was already. */
    COMMENT,
    /** Another app or a person in the page's inbox owns the thread. */
    THREAD,
    /** The file was not taken: upload it again or send a link. */
    UPLOAD,
    /** We sent nonsense. */
    OURS,
    /** The token is dead: nothing can be sent until somebody renews it. */
    TOKEN,
    /** Somebody has to do something at Facebook: for this, and for all other messages. */
    PAGE;

    private static final int OTHER_OWNER = 2018300;

    /** The subcode decides where it is known; a code nobody knows is passing: surely not sent, and tried a few times. */
    static GraphRefusal of(int code, int subcode) {
        if (code == OTHER_OWNER || subcode == OTHER_OWNER) {
            return THREAD;
        }
        return switch (code) {
            case 1, 2 -> PASSING;
            case 4, 17, 32, 80006 -> RATE;
            case 613 -> subcode == 2018338 ? PAGE : RATE;
            case 10 ->
                switch (subcode) {
                    case 2018278, 2534022 -> WINDOW;
                    case 2018065 -> OURS;
                    case 2018108 -> PERSON;
                    default -> PAGE;
                };
            case 100 ->
                switch (subcode) {
                    case 33, 2018001 -> PERSON;
                    case 2018008, 2018047, 2018074, 2018109, 2018294 -> UPLOAD;
                    default -> OURS;
                };
            case 190 -> TOKEN;
            case 200 -> subcode == 1545041 ? PERSON : PAGE;
            case 230, 368 -> PAGE;
            case 551 -> PERSON;
            case 10900, 10903, 10904 -> COMMENT;
            default -> PASSING;
        };
    }
}
