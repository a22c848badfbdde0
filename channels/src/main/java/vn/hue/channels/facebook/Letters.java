package vn.hue.channels.facebook;

import com.restfb.DefaultJsonMapper;
import com.restfb.types.send.ButtonTemplatePayload;
import com.restfb.types.send.MediaAttachment;
import com.restfb.types.send.Message;
import com.restfb.types.send.PostbackButton;
import com.restfb.types.send.QuickReply;
import com.restfb.types.send.QuickReply.QuickReplyType;
import com.restfb.types.send.TemplateAttachment;
import io.vertx.core.json.JsonObject;
import java.util.List;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;

/** Writes the {@code message} of a send. */
final class Letters {

    static final int QUICK_REPLIES = 13;

    private static final int TITLE = 20;
    private static final int BUTTONS = 3;
    private static final int BUTTON_TEXT = 640;

    /** A profile may have neither; then Facebook leaves the button out. */
    private static final int CONTACT_REPLIES = 2;

    private final DefaultJsonMapper json = new DefaultJsonMapper();

    /**
     * The words of a message. What is answered at once gets quick replies, which vanish with the next message; what may
     * be answered days later gets up to three buttons that stay.
     */
    JsonObject words(Outbound message, String text, String metadata) {
        if (stays(message, text)) {
            ButtonTemplatePayload template = new ButtonTemplatePayload(text);
            for (Option option : message.options()) {
                template.addButton(new PostbackButton(title(option), option.payload()));
            }
            return write(new Message(new TemplateAttachment(template)), metadata);
        }
        Message words = new Message(text);
        quickReplies(message, words);
        return write(words, metadata);
    }

    /** A file that was uploaded before; {@code last} when no words follow it. */
    JsonObject file(Outbound message, MediaKind kind, String attachmentId, boolean last, String metadata) {
        Message file = new Message(new MediaAttachment(type(kind), attachmentId));
        if (last) {
            quickReplies(message, file);
        }
        return write(file, metadata);
    }

    /** The {@code message} of an upload. */
    JsonObject upload(MediaKind kind) {
        MediaAttachment attachment = new MediaAttachment(type(kind));
        attachment.setIsReusable(true);
        return new JsonObject(json.toJson(new Message(attachment), true));
    }

    private JsonObject write(Message message, String metadata) {
        message.setMetadata(metadata);
        return new JsonObject(json.toJson(message, true));
    }

    private static boolean stays(Outbound message, String text) {
        boolean later = message.purpose() == Purpose.NOTICE || message.purpose() == Purpose.REMINDER;
        int options = message.options().size();
        return later && options > 0 && options <= BUTTONS && text.length() <= BUTTON_TEXT;
    }

    private static void quickReplies(Outbound message, Message to) {
        List<Option> options = message.options();
        boolean contact = message.asksFor() == AsksFor.CONTACT || message.asksFor() == AsksFor.CONTACT_AGAIN;
        if (contact && options.size() + CONTACT_REPLIES <= QUICK_REPLIES) {
            to.addQuickReply(new QuickReply(QuickReplyType.USER_PHONE_NUMBER));
            to.addQuickReply(new QuickReply(QuickReplyType.USER_EMAIL));
        }
        options.forEach(option -> to.addQuickReply(new QuickReply(title(option), option.payload())));
    }

    /** Labels are counted in code points, Facebook's titles in UTF-16 units. */
    private static String title(Option option) {
        String label = MessageParts.nfc(option.label());
        if (label.length() <= TITLE) {
            return label;
        }
        int end = Character.isHighSurrogate(label.charAt(TITLE - 1)) ? TITLE - 1 : TITLE;
        return label.substring(0, end);
    }

    private static MediaAttachment.Type type(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> MediaAttachment.Type.IMAGE;
            case VIDEO -> MediaAttachment.Type.VIDEO;
            case AUDIO -> MediaAttachment.Type.AUDIO;
            case FILE -> MediaAttachment.Type.FILE;
        };
    }
}
