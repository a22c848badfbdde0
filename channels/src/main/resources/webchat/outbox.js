// What the citizen has said and the server has not yet taken. Survives a reload; a resend carries the same id.
import * as store from './store.js';

const AGAIN = ['unavailable', 'rate', 'busy', 'unauthorised', 'too-many-sockets'];

export function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = Array.from(b, (each) => ('0' + each.toString(16)).slice(-2)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export class Outbox {
  /** on.sent(id), on.failed(item, code), on.slow(code) */
  constructor(connection, on) {
    this.connection = connection;
    this.on = on;
    this.items = store.all('out.');
    this.failures = 0;
    this.busy = false;
    this.timer = null;
  }

  /** Queues {id, at, parts, line, blocked}; a blocked one waits for its uploads and lets others pass. */
  add(item) {
    this.items.push(item);
    this.keep(item);
    this.flush();
  }

  ready(id, parts) {
    const item = this.find(id);
    if (!item) return;
    item.parts = parts;
    item.blocked = false;
    this.keep(item);
    this.flush();
  }

  drop(id) {
    this.items = this.items.filter((item) => item.id !== id);
    store.remove('out.' + id);
  }

  retry(id) {
    const item = this.find(id);
    if (!item) return;
    item.failed = null;
    this.keep(item);
    this.flush();
  }

  find(id) {
    return this.items.find((item) => item.id === id);
  }

  keep(item) {
    // Files under way can't be kept; they would come back as a message that never gets ready.
    if (!item.blocked) store.write('out.' + item.id, item);
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      for (let item = this.next(); item && this.connection.online; item = this.next()) {
        const frame = { type: 'message', id: item.id, parts: item.parts };
        const answer = await this.connection.request(frame);
        if (answer.type === 'ack') {
          this.failures = 0;
          this.drop(item.id);
          this.on.sent(item.id);
        } else if (AGAIN.indexOf(answer.code) >= 0) {
          this.on.slow(answer.code);
          const backoff = Math.min(30000, 1000 * Math.pow(2, this.failures++)) * (0.75 + Math.random() / 2);
          this.timer = setTimeout(() => this.flush(), answer.retryAfter ? answer.retryAfter * 1000 : backoff);
          return;
        } else {
          item.failed = answer.code;
          this.keep(item);
          this.on.failed(item, answer.code);
        }
      }
    } finally {
      this.busy = false;
    }
  }

  next() {
    return this.items.find((item) => !item.blocked && !item.failed);
  }
}
