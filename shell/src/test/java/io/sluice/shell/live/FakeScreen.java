package io.sluice.shell.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** A screen that types what a test says and keeps what was drawn. When there are no more keys it quits. */
final class FakeScreen implements Screen {
    private final int height;
    private final int width;
    private final Deque<Key> keys = new ArrayDeque<>();
    private final List<List<Line>> drawn = new ArrayList<>();
    private boolean entered;

    FakeScreen(int height, int width, Key... keys) {
        this.height = height;
        this.width = width;
        this.keys.addAll(List.of(keys));
    }

    /** What stood on it after a number of drawings, from 0. */
    String drawing(int number) {
        return drawn.get(number).stream()
                .map(line -> line.text().stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    String last() {
        return drawing(drawn.size() - 1);
    }

    boolean isEntered() {
        return entered;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void enter() {
        entered = true;
    }

    @Override
    public void leave() {
        entered = false;
    }

    @Override
    public void draw(List<Line> lines) {
        drawn.add(List.copyOf(lines));
    }

    @Override
    public Key key(long timeoutMillis) {
        return keys.isEmpty() ? Key.QUIT : keys.poll();
    }

    @Override
    public char ask(String question, String answers) {
        throw new UnsupportedOperationException(question);
    }

    @Override
    public void lend(Runnable program) {
        program.run();
    }
}
