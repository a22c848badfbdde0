package vn.hue.gateway.delivery;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.MediaLinks;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;

/** A message cut to what a channel can do: options as lines, files as links, long text in parts. */
public final class Rendering {

    private final MediaLinks links;

    public Rendering(MediaLinks links) {
        this.links = links;
    }

    /**
     * The parts in the order they are sent. The last has the message's own id and its options; the others have
     * {@code id~1}, {@code id~2} and so on. Where a channel takes words and files in separate calls, each file is a part;
     * to an address that takes one message only, all of it is one.
     *
     * @param language of the citizen: {@code vi} or {@code en}
     */
    public List<Outbound> parts(Outbound message, ChannelAdapter channel, Address to, String language) {
        Capabilities can = channel.capabilities();
        boolean buttons = message.options().size() <= can.maxOptions();
        List<Media> files = can.images() ? message.media() : List.of();
        StringBuilder text = new StringBuilder(message.text());
        if (!can.images()) {
            message.media().forEach(file -> line(text, link(file, language)));
        }
        if (!buttons) {
            message.options().forEach(option -> line(text, option.key() + ". " + option.label()));
        }
        String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean once = channel.onlyOnce(to);
        List<String> texts = once ? List.of(whole) : Splitting.of(whole, can.maxTextLength(), channel::length);
        List<Option> options = buttons ? message.options() : List.of();
        return parts(message, texts, options, files, once || channel.wholeMessages());
    }

    private static void line(StringBuilder text, String line) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
    }

    private String link(Media file, String language) {
        Reasons words = Reasons.of(language);
        return links.to(file)
                .map(link -> words.say("media.link").replace("{link}", link))
                .orElseGet(() -> words.say("media.left.out"));
    }

    private static List<Outbound> parts(
            Outbound message, List<String> texts, List<Option> options, List<Media> files, boolean whole) {
        List<Part> parts = new ArrayList<>();
        if (!whole) {
            files.forEach(file -> parts.add(new Part("", List.of(file))));
        }
        texts.forEach(text -> parts.add(new Part(text, List.of())));
        int last = parts.size() - 1;
        if (last > 0 && parts.get(last).text.isBlank()) {
            parts.remove(last--);
        }
        if (whole) {
            parts.set(last, new Part(parts.get(last).text, files));
        }
        List<Outbound> messages = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Part part = parts.get(i);
            messages.add(new Outbound(
                            i == last ? message.id() : message.id() + '~' + (i + 1),
                            part.text,
                            i == last ? options : List.of(),
                            part.files,
                            message.purpose(),
                            message.author(),
                            i == last ? message.asksFor() : null)
                    .until(message.until()));
        }
        return messages;
    }

    private record Part(String text, List<Media> files) {}
}
