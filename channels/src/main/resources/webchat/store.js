// What the browser remembers. Falls back to this page's memory where storage is forbidden, as in some frames.
const PREFIX = 'hue.webchat.';
const memory = new Map();

function storage() {
  try {
    return window.localStorage;
  } catch (forbidden) {
    return null;
  }
}

export function read(key) {
  try {
    const kept = storage();
    const text = kept ? kept.getItem(PREFIX + key) : null;
    return text !== null ? JSON.parse(text) : memory.has(key) ? memory.get(key) : null;
  } catch (broken) {
    return null;
  }
}

export function write(key, value) {
  memory.set(key, value);
  try {
    const kept = storage();
    if (kept) kept.setItem(PREFIX + key, JSON.stringify(value));
  } catch (full) {
    // It stays in memory at least.
  }
}

export function remove(key) {
  memory.delete(key);
  try {
    const kept = storage();
    if (kept) kept.removeItem(PREFIX + key);
  } catch (forbidden) {
    // Nothing was kept.
  }
}

/** All values whose key starts so, in the order of their "at". */
export function all(start) {
  const found = new Map();
  memory.forEach((value, key) => {
    if (key.indexOf(start) === 0) found.set(key, value);
  });
  try {
    const kept = storage();
    for (let i = 0; kept && i < kept.length; i++) {
      const key = kept.key(i);
      if (key.indexOf(PREFIX + start) === 0) {
        const value = read(key.slice(PREFIX.length));
        if (value) found.set(key.slice(PREFIX.length), value);
      }
    }
  } catch (forbidden) {
    // Memory it is.
  }
  return Array.from(found.values()).sort((a, b) => (a.at < b.at ? -1 : 1));
}
