// The way to the server: a WebSocket, or long polls where those are blocked. Comes back by itself.
import * as store from './store.js';

const PING = 30000;
const PONG = 10000;
const ANSWER = 20000;
const AWAY = { type: 'error', code: 'unavailable' };

export class Connection {
  /** on.lines(lines, whole), on.state('connecting' | 'online' | 'offline'), on.limits(limits), on.trouble(code) */
  constructor(on) {
    this.on = on;
    this.token = store.read('token');
    this.state = 'connecting';
    this.failures = 0;
    this.blocked = 0;
    this.waiting = new Map();
    this.after = null;
    this.retry = null;
    this.attempt = 0;
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('offline', () => this.lost('offline'));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.hurry();
    });
    setInterval(() => this.ping(), PING);
  }

  get online() {
    return this.state === 'online';
  }

  async start() {
    const attempt = ++this.attempt;
    clearTimeout(this.retry);
    this.retry = null;
    try {
      await this.session();
    } catch (away) {
      if (attempt === this.attempt) this.lost(navigator.onLine === false ? 'offline' : 'connecting');
      return;
    }
    if (attempt !== this.attempt) return;
    if (this.blocked >= 2 || !('WebSocket' in window)) this.poll(attempt);
    else this.open(attempt);
  }

  /** Sends a message frame; gives its ack or its error, never fails. */
  request(frame) {
    if (!this.online) return Promise.resolve(AWAY);
    if (!this.socket) return this.post(frame);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.answer({ type: 'error', code: 'unavailable', id: frame.id }), ANSWER);
      this.waiting.set(frame.id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.socket.send(JSON.stringify(frame));
    });
  }

  /** Sends something that needs no answer. */
  tell(frame) {
    if (!this.online) return;
    if (this.socket) this.socket.send(JSON.stringify(frame));
    else this.post(frame);
  }

  async session() {
    const headers = this.token ? { Authorization: 'Bearer ' + this.token } : {};
    const answer = await fetch('/webchat/session', { method: 'POST', headers, cache: 'no-store' });
    if (!answer.ok) throw new Error('session ' + answer.status);
    const session = await answer.json();
    this.token = session.token;
    store.write('token', session.token);
    this.on.limits(session.limits);
  }

  open(attempt) {
    const socket = new WebSocket(location.protocol.replace('http', 'ws') + '//' + location.host + '/webchat/socket');
    let opened = false;
    this.socket = socket;
    socket.onopen = () => {
      opened = true;
      socket.send(JSON.stringify({ type: 'hello', token: this.token }));
    };
    socket.onmessage = (event) => {
      if (this.socket === socket) this.hear(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.blocked = opened ? 0 : this.blocked + 1;
      this.lost(navigator.onLine === false ? 'offline' : 'connecting');
    };
    setTimeout(() => {
      if (!opened && this.socket === socket && attempt === this.attempt) socket.close();
    }, ANSWER);
  }

  hear(frame) {
    clearTimeout(this.silence);
    this.silence = null;
    if (frame.type === 'history') {
      this.up();
      this.on.lines(frame.lines, true);
    } else if (frame.type === 'line') {
      this.on.lines([frame.line], false);
    } else if (frame.type === 'ack' || (frame.type === 'error' && frame.id)) {
      this.answer(frame);
    } else if (frame.type === 'error') {
      if (frame.code === 'unauthorised') this.forget();
      else this.on.trouble(frame.code);
    }
  }

  up() {
    this.failures = 0;
    this.blocked = 0;
    this.become('online');
  }

  answer(frame) {
    const waits = this.waiting.get(frame.id);
    if (waits) {
      this.waiting.delete(frame.id);
      waits(frame);
    }
  }

  forget() {
    this.token = null;
    store.remove('token');
  }

  ping() {
    if (!this.socket || !this.online || this.silence) return;
    const socket = this.socket;
    socket.send('{"type":"ping"}');
    this.silence = setTimeout(() => {
      if (this.socket === socket) this.lost('connecting');
    }, PONG);
  }

  async poll(attempt) {
    this.socket = null;
    while (attempt === this.attempt) {
      try {
        const after = this.after === null ? '' : '?after=' + encodeURIComponent(this.after);
        const answer = await fetch('/webchat/messages' + after, { headers: this.headers(), cache: 'no-store' });
        if (attempt !== this.attempt) return;
        if (answer.status === 401) this.forget();
        if (!answer.ok) throw new Error('poll ' + answer.status);
        const lines = (await answer.json()).lines;
        if (attempt !== this.attempt) return;
        const whole = this.after === null;
        this.after = lines.length ? lines[lines.length - 1].id : this.after || '';
        this.up();
        this.on.lines(lines, whole);
      } catch (away) {
        if (attempt === this.attempt) {
          this.blocked = 2;
          this.lost(navigator.onLine === false ? 'offline' : 'connecting');
        }
        return;
      }
    }
  }

  async post(frame) {
    try {
      const answer = await fetch('/webchat/messages', { method: 'POST', headers: this.headers(), body: JSON.stringify(frame) });
      return await answer.json();
    } catch (away) {
      return AWAY;
    }
  }

  headers() {
    return { Authorization: 'Bearer ' + this.token, 'Content-Type': 'application/json' };
  }

  /** Comes back at once when there is reason to hope. */
  hurry() {
    if (this.online) this.ping();
    else if (this.retry) this.start();
  }

  lost(state) {
    this.attempt++;
    const socket = this.socket;
    this.socket = null;
    this.after = null;
    if (socket) socket.close();
    clearTimeout(this.silence);
    this.silence = null;
    this.waiting.forEach((waits, id) => waits({ type: 'error', code: 'unavailable', id }));
    this.waiting.clear();
    this.become(state);
    clearTimeout(this.retry);
    const pause = Math.min(30000, 1000 * Math.pow(2, this.failures++)) * (0.5 + Math.random());
    this.retry = setTimeout(() => this.start(), pause);
  }

  become(state) {
    this.state = state;
    this.on.state(state);
  }
}
