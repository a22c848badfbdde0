// The conversation on the screen. Everything from outside goes in as text, never as markup.
import { say, language } from './words.js';
import { icon, preview } from './media.js';

const NEAR_END = 120;
// Addresses, and in our own words also the numbers to call.
const LINK = /(https?:\/\/[^\s<>"]+)/gi;
const CODE = /(PA-\d{4}-\d{6,})/g;
const HOTLINE = document.body.dataset.hotline.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const CALL = new RegExp('(https?:\\/\\/[^\\s<>"]+|\\b(?:' + HOTLINE + '|11[345])\\b)', 'gi');

export class Log {
  /** on.choose(option), on.retry(item), on.edit(item), on.remove(item) */
  constructor(parts, on) {
    this.parts = parts;
    this.on = on;
    this.lines = [];
    this.pending = [];
    this.elements = new Map();
    parts.log.addEventListener('scroll', () => {
      if (this.nearEnd()) parts.newest.hidden = true;
    });
    parts.newest.addEventListener('click', () => this.toEnd());
    // A picture that has loaded pushes the end down; stay there if we were there.
    parts.log.addEventListener('load', () => this.follow && this.toEnd(), true);
  }

  has(id) {
    return this.lines.some((line) => line.id === id);
  }

  /** Takes lines of the server, in order; a whole history may fill gaps in the middle. Gives the new ones. */
  take(lines, whole) {
    const fresh = [];
    const near = this.nearEnd();
    const first = this.lines.length === 0;
    if (first) this.parts.log.setAttribute('aria-live', 'off');
    let place = whole ? 0 : this.lines.length;
    lines.forEach((line) => {
      this.forget(line.id);
      const at = this.lines.findIndex((each) => each.id === line.id);
      if (at >= 0) {
        Object.assign(this.lines[at], line);
        if (whole) place = at + 1;
        return;
      }
      const before = this.lines[place];
      this.lines.splice(place, 0, line);
      place++;
      const element = this.draw(line);
      this.elements.set(line.id, element);
      this.parts.lines.insertBefore(element, before ? this.elements.get(before.id) : null);
      fresh.push(line);
    });
    this.settle();
    if (this.lines.length && (near || first)) this.toEnd();
    else if (fresh.some((line) => line.from !== 'citizen')) this.parts.newest.hidden = false;
    if (first) setTimeout(() => this.parts.log.setAttribute('aria-live', 'polite'), 800);
    return fresh;
  }

  /** Shows what is still on its way. */
  wait(item) {
    this.pending.push(item);
    const element = this.draw(Object.assign({ from: 'citizen', text: '', at: item.at }, item.line, { id: item.id }), item);
    this.elements.set(item.id, element);
    this.parts.pending.appendChild(element);
    this.settle();
    this.toEnd();
  }

  /** It was taken: it becomes a line like any other. */
  sent(id) {
    const item = this.pending.find((each) => each.id === id);
    if (!item) return;
    const line = Object.assign({ text: '' }, item.line, { id, from: 'citizen', at: new Date().toISOString() });
    this.take([line], false);
  }

  failed(item, sentence) {
    const element = this.elements.get(item.id);
    if (!element) return;
    element.classList.add('failed');
    element.querySelectorAll('.failed-why, .failed-do').forEach((each) => each.remove());
    const why = make('p', 'failed-why', sentence);
    const acts = make('div', 'failed-do');
    const words = item.parts && item.parts.length === 1 && item.parts[0].type === 'text';
    acts.appendChild(button(say(words ? 'failed.edit' : 'failed.retry'), () => (words ? this.on.edit(item) : this.on.retry(item)), words ? 'failed-edit' : 'failed-retry'));
    acts.appendChild(button(say('failed.remove'), () => this.on.remove(item), 'failed-remove'));
    element.appendChild(why);
    element.appendChild(acts);
    this.settle();
    this.toEnd();
  }

  forget(id) {
    if (!this.pending.some((each) => each.id === id)) return;
    this.pending = this.pending.filter((each) => each.id !== id);
    const element = this.elements.get(id);
    if (element) element.remove();
    this.elements.delete(id);
  }

  /** Draws all anew: for another language. */
  redraw() {
    const live = this.parts.log.getAttribute('aria-live');
    this.parts.log.setAttribute('aria-live', 'off');
    this.lines.forEach((line) => this.replace(line.id, this.draw(line)));
    this.pending.forEach((item) => this.replace(item.id, this.draw(Object.assign({ from: 'citizen', text: '', at: item.at }, item.line, { id: item.id }), item)));
    this.settle();
    this.parts.log.setAttribute('aria-live', live);
  }

  replace(id, element) {
    const old = this.elements.get(id);
    old.parentNode.replaceChild(element, old);
    this.elements.set(id, element);
  }

  draw(line, item) {
    const li = make('li', line.from);
    li.dataset.testid = item ? 'pending-' + line.from : 'line-' + line.from;
    li.dataset.id = line.id;
    const who = line.from === 'citizen' ? 'log.you' : line.from === 'operator' ? 'log.operator' : 'log.bot';
    li.appendChild(make('span', line.from === 'citizen' ? 'who visually-hidden' : 'who', say(who)));
    const bubble = make('div', 'bubble');
    const media = line.media || [];
    if (media.length || (item && item.uploads)) bubble.appendChild(shots(media, item));
    if (line.point) bubble.appendChild(point(line.point));
    if (line.text) bubble.appendChild(words(line.text, line.from === 'citizen' ? LINK : CALL));
    if (!line.text && !line.point && !media.length && !(item && item.uploads)) bubble.appendChild(make('div', 'words', say('log.empty')));
    const meta = make('div', 'meta');
    const time = make('time', '', clock(line.at));
    time.dateTime = line.at;
    meta.appendChild(time);
    if (line.from === 'citizen') meta.appendChild(make('span', 'state'));
    bubble.appendChild(meta);
    li.appendChild(bubble);
    if (line.options && line.options.length) li.appendChild(this.options(line));
    return li;
  }

  options(line) {
    const group = make('div', 'options');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', say('log.options'));
    line.options.forEach((option) => {
      const choice = button(option.label, () => this.on.choose(option), 'option');
      choice.dataset.payload = option.payload;
      group.appendChild(choice);
    });
    return group;
  }

  /** Everything that depends on the neighbours: days, names, ticks, and which buttons may still be pressed. */
  settle() {
    const all = this.lines.concat(this.pending.map((item) => ({ id: item.id, from: 'citizen', at: item.at, text: (item.line && item.line.text) || '', item })));
    let lastMine = null;
    let answered = false;
    let next = null;
    for (let i = all.length - 1; i >= 0; i--) {
      const line = all[i];
      const li = this.elements.get(line.id);
      const before = all[i - 1];
      const newDay = !before || day(before.at) !== day(line.at);
      const more = !newDay && before.from === line.from;
      dayMark(li, newDay ? dayName(line.at) : null);
      li.classList.toggle('more', more);
      li.querySelector('.who').hidden = more && line.from !== 'citizen';
      if (line.from === 'citizen') {
        li.classList.toggle('last-mine', !lastMine);
        lastMine = lastMine || line;
        const state = line.item ? (line.item.failed ? 'failed' : 'sending') : answered ? 'received' : 'sent';
        tick(li.querySelector('.state'), state);
        li.dataset.state = state;
        next = line;
      } else {
        answered = true;
        this.close(li, next);
      }
    }
    this.parts.empty(all.length === 0);
  }

  /** Buttons that were answered go away; the one that was pressed stays as a mark. */
  close(li, next) {
    const group = li.querySelector('.options');
    if (!group) return;
    const open = !next;
    let hit = false;
    group.querySelectorAll('.option').forEach((choice) => {
      const chosen = !open && !hit && choice.textContent.trim() === next.text.trim();
      hit = hit || chosen;
      choice.hidden = !open && !chosen;
      choice.disabled = !open;
      choice.classList.toggle('chosen', chosen);
      choice.dataset.testid = open ? 'option' : chosen ? 'option-chosen' : 'option-closed';
      if (chosen) choice.setAttribute('aria-label', say('log.chosen', { label: next.text }));
    });
    group.hidden = !open && !hit;
  }

  /** The last word is ours to wait for: the citizen spoke, and no person of the centre is writing. */
  awaiting() {
    const last = this.lines[this.lines.length - 1];
    const other = this.lines.filter((line) => line.from !== 'citizen').pop();
    return !!last && last.from === 'citizen' && (!other || other.from === 'bot');
  }

  nearEnd() {
    const log = this.parts.log;
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  toEnd() {
    this.follow = true;
    clearTimeout(this.followed);
    this.followed = setTimeout(() => (this.follow = false), 3000);
    this.parts.log.scrollTop = this.parts.log.scrollHeight;
    this.parts.newest.hidden = true;
  }
}

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(label, press, testid) {
  const element = make('button', 'option', label);
  element.type = 'button';
  element.dataset.testid = testid;
  element.onclick = press;
  return element;
}

function words(text, pattern) {
  const box = make('div', 'words');
  text.split(pattern).forEach((piece, i) => {
    if (i % 2 === 0) {
      plain(box, piece);
      return;
    }
    const web = /^https?:/i.test(piece);
    const trail = web ? piece.match(/[.,;:!?)\]]*$/)[0] : '';
    const target = trail ? piece.slice(0, -trail.length) : piece;
    const link = make('a', '', target);
    link.href = web ? target : 'tel:' + target.replace(/[^0-9+]/g, '');
    if (web) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer nofollow';
    }
    box.appendChild(link);
    if (trail) box.appendChild(document.createTextNode(trail));
  });
  return box;
}

// A report's code is copied and read aloud: it stays on one line.
function plain(box, text) {
  text.split(CODE).forEach((piece, i) => {
    if (i % 2 === 0) box.appendChild(document.createTextNode(piece));
    else box.appendChild(make('span', 'code', piece));
  });
}

function shots(media, item) {
  const uploads = (item && item.uploads) || [];
  const box = make('div', media.length + uploads.length === 1 ? 'shots one' : 'shots');
  uploads.forEach((upload) => {
    const shot = make('div', 'shot');
    shot.appendChild(preview(upload));
    const bar = make('progress');
    bar.max = 100;
    bar.dataset.upload = upload.id;
    shot.appendChild(bar);
    box.appendChild(shot);
  });
  media.forEach((file) => box.appendChild(shot(file)));
  return box;
}

function shot(file) {
  const name = say('media.' + ({ image: 'photo', video: 'video', audio: 'audio' }[file.kind] || 'file'));
  if (!file.url) {
    const plain = make('div', 'shot plain');
    plain.appendChild(icon(file.kind === 'image' ? 'camera' : file.kind === 'video' ? 'play' : 'file'));
    plain.appendChild(make('span', '', name));
    return plain;
  }
  if (file.kind === 'audio' || file.kind === 'video') {
    const player = make(file.kind);
    player.controls = true;
    player.preload = 'metadata';
    player.setAttribute('playsinline', '');
    player.setAttribute('aria-label', name);
    player.src = file.url;
    if (file.kind === 'audio') return player;
    const box = make('div', 'shot');
    box.appendChild(player);
    return box;
  }
  const link = make('a', file.kind === 'image' ? 'shot' : 'shot plain');
  link.href = file.url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.setAttribute('aria-label', say('media.open', { name: file.name || name }));
  if (file.kind === 'image') {
    const image = make('img');
    image.alt = name;
    image.src = file.url;
    image.onerror = () => {
      link.className = 'shot plain';
      link.textContent = '';
      link.appendChild(icon('camera'));
      link.appendChild(make('span', '', name));
    };
    link.appendChild(image);
  } else {
    link.appendChild(icon('file'));
    link.appendChild(make('span', '', file.name || name));
  }
  return link;
}

function point(place) {
  const box = make('div', 'point');
  const mark = make('div', 'point-mark');
  mark.appendChild(icon('pin'));
  box.appendChild(mark);
  const text = make('div');
  text.appendChild(make('b', '', say('place.sent')));
  const numbers = place.lat.toFixed(5) + ', ' + place.lng.toFixed(5);
  text.appendChild(make('small', '', numbers + (place.accuracy ? ' – ' + say('place.accuracy', { metres: place.accuracy }) : '')));
  const link = make('a', '', say('place.map'));
  link.href = 'https://www.google.com/maps/search/?api=1&query=' + place.lat + ',' + place.lng;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  text.appendChild(link);
  box.appendChild(text);
  return box;
}

function tick(box, state) {
  if (box.dataset.state === state) return;
  box.dataset.state = state;
  box.textContent = '';
  box.appendChild(icon(state));
  box.appendChild(make('span', '', say('state.' + state)));
}

function dayMark(li, name) {
  const old = li.querySelector('.day');
  if (!name) {
    if (old) old.remove();
  } else if (!old) {
    li.insertBefore(make('span', 'day', name), li.firstChild);
  } else if (old.textContent !== name) {
    old.textContent = name;
  }
}

function clock(at) {
  const date = new Date(at);
  return ('0' + date.getHours()).slice(-2) + ':' + ('0' + date.getMinutes()).slice(-2);
}

function day(at) {
  return new Date(at).toDateString();
}

function dayName(at) {
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day(at) === now.toDateString()) return say('log.today');
  if (day(at) === yesterday.toDateString()) return say('log.yesterday');
  return new Date(at).toLocaleDateString(language === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' });
}
