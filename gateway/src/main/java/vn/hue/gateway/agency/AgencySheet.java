package vn.hue.gateway.agency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.gateway.agency.Agency.Level;

/**
 * A table of agencies as a spreadsheet saves it: CSV in UTF-8, parted by commas or semicolons, with a head.
 *
 * <pre>{@code
 * Tên,Tên ngắn,Cấp,Cơ quan cấp trên,Điện thoại,Địa bàn,Lĩnh vực,Đang dùng
 * UBND phường Thuận Hóa,Thuận Hóa,phường xã,UBND thành phố Huế,0234 0000 000,Phường Thuận Hóa,,có
 * Công ty Cổ phần Cấp nước Huế,HueWACO,doanh nghiệp,,0234 0000 001,,Điện nước,có
 * }</pre>
 *
 * <p>Only the name must be there. Several areas or matters in one cell are parted by {@code |}. An agency that is in the
 * register already, by any name it ever had, is changed; nothing is removed.
 */
public final class AgencySheet {

    static final int MOST = 2_000;

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private static final Map<String, Level> LEVELS = Map.of(
            "thanh pho", Level.CITY,
            "phuong xa", Level.WARD,
            "doanh nghiep", Level.COMPANY,
            "luc luong", Level.FORCE,
            "khac", Level.OTHER);

    private final Directory register;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** Of those in {@link #rows}: one agency may stand there by an old and by its new name. */
    private final Set<String> ids = new HashSet<>();

    private AgencySheet(Directory register) {
        this.register = register;
    }

    /** A column, by its head without marks. */
    public enum Column {
        NAME("ten"),
        SHORT_NAME("ten ngan"),
        LEVEL("cap"),
        PARENT("co quan cap tren"),
        PHONE("dien thoai"),
        WARDS("dia ban"),
        CATEGORIES("linh vuc"),
        ACTIVE("dang dung");

        private final String head;

        Column(String head) {
            this.head = head;
        }
    }

    /** What can be wrong. */
    public enum Fault {
        /** No text in UTF-8. */
        NOT_TEXT,
        /** No line below the head. */
        EMPTY,
        /** No column of names. */
        NO_HEAD,
        TOO_MANY,
        /** Quotes that do not close. */
        BROKEN,
        MISSING,
        TOO_LONG,
        UNKNOWN,
        /** The same agency stands in an earlier line. */
        TWICE,
        /** Neither yes nor no. */
        NOT_YES_OR_NO,
        NO_NUMBER
    }

    /**
     * What is wrong with the file.
     *
     * @param line counted from 1, the head included; 0 for the file as a whole
     * @param column null for the line as a whole
     * @param value what stands there; empty when nothing does
     */
    public record Problem(int line, @Nullable Column column, Fault fault, String value) {}

    /**
     * What was read.
     *
     * @param changes the next versions of new and changed agencies; empty when anything is wrong: either all or nothing
     * @param unchanged how many are as they were
     * @param problems every bad line
     */
    public record Read(List<Agency> changes, int unchanged, List<Problem> problems) {
        public Read {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }
    }

    private record Row(int line, Agency agency, String parent) {}

    /** Reads a file against the register as it is now. */
    public static Read read(byte[] file, Directory register) {
        AgencySheet sheet = new AgencySheet(register);
        sheet.lines(file);
        return sheet.result();
    }

    private void wrong(int line, @Nullable Column column, Fault fault, String value) {
        problems.add(new Problem(line, column, fault, value));
    }

    private void lines(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            wrong(0, null, Fault.NOT_TEXT, "");
            return;
        }
        String head = text.lines().findFirst().orElse("");
        char parted = head.chars().filter(c -> c == ';').count()
                        > head.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        ObjectReader reader =
                CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(parted));
        Map<Column, Integer> columns = Map.of();
        int line = 0;
        try (MappingIterator<String[]> found = reader.readValues(new StringReader(text))) {
            while (found.hasNextValue()) {
                int begins = found.getCurrentLocation().getLineNr();
                String[] cells = found.nextValue();
                line = Math.max(line + 1, begins);
                boolean blank = Arrays.stream(cells).allMatch(cell -> cell == null || cell.isBlank());
                if (blank) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = columns(cells);
                    if (!columns.containsKey(Column.NAME)) {
                        wrong(line, Column.NAME, Fault.NO_HEAD, String.join(", ", cells));
                        return;
                    }
                } else if (rows.size() >= MOST) {
                    wrong(line, null, Fault.TOO_MANY, String.valueOf(MOST));
                    return;
                } else {
                    row(line, cells, columns);
                }
            }
        } catch (JsonProcessingException e) {
            wrong(e.getLocation() == null ? line + 1 : e.getLocation().getLineNr(), null, Fault.BROKEN, "");
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory that can't be read", e);
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            wrong(0, null, Fault.EMPTY, "");
        }
    }

    private static Map<Column, Integer> columns(String[] cells) {
        Map<Column, Integer> columns = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String head = Folding.fold(cells[i]);
            for (Column column : Column.values()) {
                if (column.head.equals(head)) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        return columns;
    }

    private void row(int line, String[] cells, Map<Column, Integer> columns) {
        int before = problems.size();
        Cells given = new Cells(cells, columns);
        String name = Agency.clean(given.of(Column.NAME));
        if (name.isEmpty()) {
            wrong(line, Column.NAME, Fault.MISSING, "");
        } else if (name.length() > Agency.LONGEST_NAME) {
            wrong(line, Column.NAME, Fault.TOO_LONG, name);
        }
        String shortName = Agency.clean(given.of(Column.SHORT_NAME));
        if (shortName.length() > Agency.LONGEST_SHORT_NAME) {
            wrong(line, Column.SHORT_NAME, Fault.TOO_LONG, shortName);
        }
        String phone = Agency.clean(given.of(Column.PHONE));
        if (!phone.isEmpty() && !Agency.PHONE.matcher(phone).matches()) {
            wrong(line, Column.PHONE, Fault.NO_NUMBER, phone);
        }
        Optional<Agency> known = register.named(name);
        Agency agency = new Agency(
                known.map(Agency::id).orElseGet(() -> freeId(name)),
                name,
                shortName,
                level(line, given.of(Column.LEVEL)),
                null,
                phone,
                given.list(Column.WARDS),
                categories(line, given.list(Column.CATEGORIES)),
                List.of(),
                active(line, given.of(Column.ACTIVE)),
                1);
        if (rows.containsKey(agency.folded()) || ids.contains(agency.id())) {
            wrong(line, Column.NAME, Fault.TWICE, name);
        }
        if (problems.size() == before) {
            ids.add(agency.id());
            rows.put(agency.folded(), new Row(line, agency, Agency.clean(given.of(Column.PARENT))));
        }
    }

    private record Cells(String[] cells, Map<Column, Integer> columns) {

        String of(Column column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.length || cells[at] == null ? "" : cells[at].strip();
        }

        List<String> list(Column column) {
            return Arrays.stream(of(column).split("\\|"))
                    .map(Agency::clean)
                    .filter(part -> !part.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private String freeId(String name) {
        Set<String> taken = new HashSet<>();
        register.all().forEach(agency -> taken.add(agency.id()));
        taken.addAll(ids);
        String id = Agency.idOf(name);
        String free = id.isEmpty() ? "co-quan" : id;
        for (int i = 2; taken.contains(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    private Level level(int line, String value) {
        if (value.isEmpty()) {
            return Level.OTHER;
        }
        Level level = LEVELS.get(Folding.fold(value).replace(',', ' ').replaceAll("[ /]+", " "));
        if (level == null) {
            wrong(line, Column.LEVEL, Fault.UNKNOWN, value);
            return Level.OTHER;
        }
        return level;
    }

    /** The constants are the names without marks. */
    private Set<Category> categories(int line, List<String> names) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (String name : names) {
            String constant = Folding.fold(name).replace(' ', '_');
            Optional<Category> found = Arrays.stream(Category.values())
                    .filter(category -> category.name().equalsIgnoreCase(constant))
                    .findFirst();
            found.ifPresentOrElse(categories::add, () -> wrong(line, Column.CATEGORIES, Fault.UNKNOWN, name));
        }
        return categories;
    }

    private boolean active(int line, String value) {
        return switch (Folding.fold(value)) {
            case "", "co", "x", "1", "yes" -> true;
            case "khong", "0", "no" -> false;
            default -> {
                wrong(line, Column.ACTIVE, Fault.NOT_YES_OR_NO, value);
                yield true;
            }
        };
    }

    private Read result() {
        List<Agency> changes = new ArrayList<>();
        int unchanged = 0;
        for (Row row : rows.values()) {
            Agency read = withParent(row);
            Optional<Agency> known = register.of(read.id());
            if (known.isPresent() && known.get().isAs(read)) {
                unchanged++;
            } else {
                changes.add(known.map(agency -> agency.with(read)).orElse(read));
            }
        }
        return problems.isEmpty() ? new Read(changes, unchanged, List.of()) : new Read(List.of(), 0, inOrder());
    }

    private List<Problem> inOrder() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** The superior body may stand in the register or anywhere in the file. */
    private Agency withParent(Row row) {
        Agency agency = row.agency;
        if (row.parent.isEmpty()) {
            return agency;
        }
        Row above = rows.get(Folding.fold(row.parent));
        String parent = above != null
                ? above.agency.id()
                : register.named(row.parent).map(Agency::id).orElse(null);
        if (parent == null || parent.equals(agency.id())) {
            wrong(row.line, Column.PARENT, Fault.UNKNOWN, row.parent);
        }
        return new Agency(
                agency.id(),
                agency.name(),
                agency.shortName(),
                agency.level(),
                parent,
                agency.phone(),
                agency.wards(),
                agency.categories(),
                agency.formerNames(),
                agency.active(),
                agency.version());
    }
}
