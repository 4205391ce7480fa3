package io.sluice.shell.terminal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.shell.live.Key;
import io.sluice.shell.live.Screen;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The screen of a terminal that JLine drives; only what has changed is drawn. */
final class TerminalScreen implements Screen {
    private static final int USUAL_HEIGHT = 24;
    private static final int USUAL_WIDTH = 80;
    private static final long TICK_MILLIS = 50;
    private static final int MOST_KEPT = 1_000;
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final BindingReader keys;
    private final KeyMap<Key> keyMap;
    private final Deque<String> later = new ArrayDeque<>();
    private long dropped;
    private boolean entered;
    private Display display;
    private Attributes before;
    private Size drawnSize;

    TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        this.keys = new BindingReader(terminal.reader());
        this.keyMap = keyMap(terminal);
    }

    private static KeyMap<Key> keyMap(Terminal terminal) {
        KeyMap<Key> map = new KeyMap<>();
        map.setNomatch(Key.OTHER);
        map.setUnicode(Key.OTHER);
        bind(map, terminal, Key.UP, Capability.key_up, "\033[A", "\033OA", "k");
        bind(map, terminal, Key.DOWN, Capability.key_down, "\033[B", "\033OB", "j");
        bind(map, terminal, Key.RIGHT, Capability.key_right, "\033[C", "\033OC");
        bind(map, terminal, Key.LEFT, Capability.key_left, "\033[D", "\033OD");
        bind(map, terminal, Key.PAGE_UP, Capability.key_ppage, "\033[5~", "p", "P", "b");
        bind(map, terminal, Key.PAGE_DOWN, Capability.key_npage, "\033[6~", "n", "N", " ");
        bind(map, terminal, Key.HOME, Capability.key_home, "\033[H", "\033OH", "\033[1~", "g");
        bind(map, terminal, Key.END, Capability.key_end, "\033[F", "\033OF", "\033[4~", "G", "l", "L");
        map.bind(Key.PLUS, "+");
        map.bind(Key.MINUS, "-");
        map.bind(Key.REFRESH, "r", "R");
        map.bind(Key.OPEN, "o", "O", "\r", "\n");
        map.bind(Key.QUIT, "q", "Q");
        map.bind(Key.STOP, "s", "S");
        return map;
    }

    private static void bind(KeyMap<Key> map, Terminal terminal, Key key, Capability capability, String... others) {
        String sequence = KeyMap.key(terminal, capability);
        if (sequence != null) {
            map.bind(key, sequence);
        }
        map.bind(key, others);
    }

    @Override
    public int height() {
        int rows = terminal.getHeight();
        return rows > 0 ? rows : USUAL_HEIGHT;
    }

    @Override
    public int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : USUAL_WIDTH;
    }

    /** While the whole screen is taken, lines are written when it is left; the last of them when there are very many. */
    synchronized boolean keptForLater(String lines) {
        if (entered) {
            if (later.size() == MOST_KEPT) {
                later.remove();
                dropped++;
            }
            later.add(lines);
        }
        return entered;
    }

    private synchronized void writeKept() {
        entered = false;
        if (dropped > 0) {
            terminal.writer().println("(" + dropped + " earlier notices are not shown)");
        }
        later.forEach(terminal.writer()::println);
        later.clear();
        dropped = 0;
    }

    private synchronized void keep() {
        entered = true;
    }

    @Override
    public void enter() {
        keep();
        before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        display = new Display(terminal, true);
        drawnSize = null;
    }

    @Override
    public void leave() {
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.exit_ca_mode);
        writeKept();
        terminal.flush();
        terminal.setAttributes(before);
    }

    @Override
    public void draw(List<Line> lines) {
        Size size = new Size(width(), height());
        if (!size.equals(drawnSize)) {
            display.clear();
            display.resize(size.getRows(), size.getColumns());
            drawnSize = size;
        }
        List<AttributedString> styled = new ArrayList<>(); // JLine changes it
        lines.forEach(line -> styled.add(styled(line, size.getColumns())));
        display.update(styled, 0);
    }

    private static AttributedString styled(Line line, int width) {
        AttributedStyle style =
                switch (line.style()) {
                    case PLAIN -> AttributedStyle.DEFAULT;
                    case HEADING -> AttributedStyle.BOLD;
                    case FOOTER -> AttributedStyle.INVERSE;
                };
        return new AttributedString(line.text(), style).columnSubSequence(0, width);
    }

    @Override
    public Key key(long timeoutMillis) {
        Attributes saved = terminal.enterRawMode();
        try {
            int next = terminal.reader().peek(timeoutMillis);
            if (next == NonBlockingReader.READ_EXPIRED) {
                return Key.NONE;
            }
            Key key = next < 0 ? null : keys.readBinding(keyMap, null, true);
            return key == null ? Key.QUIT : key; // the terminal has gone
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            terminal.setAttributes(saved);
        }
    }

    private static SluiceException unreadable(IOException e) {
        return SluiceException.of(ErrorCode.IO_ERROR, "The terminal cannot be read: " + e.getMessage())
                .causedBy(e);
    }

    @Override
    public char ask(String question, String answers) {
        AtomicBoolean interrupted = new AtomicBoolean();
        Terminal.SignalHandler handler = terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
        Attributes saved = terminal.enterRawMode(); // first, or the answer is seen twice
        terminal.writer().print("\r\n" + question);
        terminal.flush();
        char answer = 0;
        try {
            while (answer == 0) {
                int next = terminal.reader().read(TICK_MILLIS);
                boolean gone = next != NonBlockingReader.READ_EXPIRED && (next < 0 || next == CTRL_D);
                if (interrupted.get() || gone) {
                    answer = answers.charAt(0);
                } else if (next >= 0 && answers.indexOf(Character.toLowerCase((char) next)) >= 0) {
                    answer = Character.toString(next).toLowerCase(Locale.ROOT).charAt(0);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            terminal.setAttributes(saved);
            terminal.handle(Terminal.Signal.INT, handler);
        }
        terminal.writer().println(answer);
        terminal.flush();
        return answer;
    }

    @Override
    public void lend(Runnable program) {
        terminal.flush();
        program.run();
    }
}
