package vn.hue.conversations.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running program may meet any of these classes first. */
class LoadingOrderTest {

    @ParameterizedTest
    @ValueSource(strings = {"words.Phrase", "words.Words", "dialog.Dialog", "dialog.Json"})
    void whicheverClassIsLoadedFirstTheSentencesAreThere(String first) throws Exception {
        List<URL> classpath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classpath.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader fresh =
                new URLClassLoader(classpath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class.forName("vn.hue.conversations." + first, true, fresh);
            Object[] phrases = Class.forName("vn.hue.conversations.words.Phrase", true, fresh)
                    .getEnumConstants();
            Class<?> words = Class.forName("vn.hue.conversations.words.Words", true, fresh);
            Object sentence = words.getMethod("say", phrases[0].getClass(), Object[].class)
                    .invoke(words.getField("VI").get(null), phrases[0], new Object[0]);
            assertThat(sentence.toString()).isNotBlank();
        }
    }
}
