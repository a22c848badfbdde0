package vn.hue.nlp.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YardstickTest {

    @TempDir
    Path folder;

    @Test
    void trainsOnAnyLabelledTextAndMeasuresWithAndWithoutMarks() throws IOException {
        StringBuilder train = new StringBuilder();
        for (String place : new String[] {"Huế", "Vinh", "Đà Nẵng", "Hà Nội", "Cần Thơ"}) {
            train.append("flight\tcho tôi chuyến bay đến ").append(place).append('\n');
            train.append("weather\tthời tiết ngày mai ở ").append(place).append('\n');
        }
        Files.writeString(folder.resolve("train.txt"), train);
        Files.writeString(folder.resolve("dev.txt"), "flight\tchuyến bay nào đến Huế\n");
        Files.writeString(
                folder.resolve("test.txt"), "flight\tchuyến bay đến Nha Trang\nweather\tthời tiết ở Pleiku\n");
        Yardstick yardstick = Yardstick.of(folder);
        assertThat(yardstick.marked().accuracy()).isEqualTo(1);
        assertThat(yardstick.folded().accuracy()).isEqualTo(1);
        assertThat(yardstick.lines()).anyMatch(l -> l.startsWith("without marks: accuracy 1.000, macro-F1 1.000 of 2"));
    }

    @Test
    void namesTheLineThatIsNotLabelled() throws IOException {
        Files.writeString(folder.resolve("train.txt"), "a\tb\nno tab here\n");
        assertThatThrownBy(() -> Yardstick.of(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }
}
