// Puts the page together.
import * as store from './store.js';
import * as place from './place.js';
import * as words from './words.js';
import { Connection } from './connection.js';
import { Log } from './log.js';
import { Outbox, uuid } from './outbox.js';
import { MOST, Uploads, show, tile } from './media.js';

const say = words.say;
const $ = (id) => document.getElementById(id);
const embedded = window.parent !== window;
const TYPING = 12000;
const FINGER = window.matchMedia && window.matchMedia('(pointer: coarse)').matches;

let longest = 2000;
let tray = [];
let shown = true;
let typing = null;
const seen = new Set();

const connection = new Connection({
  lines: (lines, whole) => take(lines, whole),
  state: (state) => {
    banner(state === 'online' ? null : state === 'offline' ? 'banner.offline' : started ? 'banner.offline' : connection.failures > 0 ? 'banner.unavailable' : 'banner.connecting');
    $('app').dataset.connection = state;
    if (state === 'online') {
      started = true;
      outbox.flush();
      uploads.pump();
    }
  },
  limits: (limits) => {
    longest = limits.text;
    $('text').maxLength = longest;
    uploads.limits = { image: limits.image, video: limits.video };
  },
  trouble: (code) => notice(words.has('error.' + code) ? 'error.' + code : 'error.other'),
});
let started = false;

const log = new Log(
  { log: $('log'), lines: $('lines'), pending: $('pending'), newest: $('newest'), empty: (empty) => greet(empty) },
  {
    choose: (option) => speak([{ type: 'choice', payload: option.payload, label: option.label }], { text: option.label }),
    retry: (item) => {
      $('text').focus();
      outbox.retry(item.id);
      log.redraw();
    },
    edit: (item) => {
      $('text').value = item.parts[0].text;
      log.forget(item.id);
      outbox.drop(item.id);
      log.settle();
      typed();
      $('text').focus();
    },
    remove: (item) => {
      log.forget(item.id);
      outbox.drop(item.id);
      log.settle();
      $('text').focus();
    },
  }
);

const outbox = new Outbox(connection, {
  sent: (id) => {
    log.sent(id);
    if (connection.online) banner(null);
    expect();
  },
  failed: (item, code) => log.failed(item, say(words.has('error.' + code) ? 'error.' + code : 'error.other')),
  slow: (code) => {
    if (code === 'rate') notice('error.rate');
    else if (connection.online) banner('banner.unavailable');
  },
});

const uploads = new Uploads(connection, { change: (item) => uploaded(item) });

// ---- what comes in

function take(lines, whole) {
  lines.forEach((line) => {
    if (line.from === 'citizen') outbox.drop(line.id);
  });
  const fresh = log.take(lines, whole);
  const last = fresh.filter((line) => line.from !== 'citizen').pop();
  if (last) {
    expect(false);
    wants(whole ? null : last.asksFor);
    if (!whole) tellParent('unread');
  }
  receipts();
}

/** Tells which of the centre's messages have arrived, and which are seen. */
function receipts() {
  const visible = shown && !document.hidden;
  const state = visible ? 'read' : 'delivered';
  const ids = log.lines
    .filter((line) => line.from !== 'citizen' && line.state !== 'read' && !seen.has(line.id + '/read') && !seen.has(line.id + '/' + state) && (visible || line.state !== 'delivered'))
    .map((line) => line.id);
  if (!ids.length || !connection.online) return;
  ids.forEach((id) => seen.add(id + '/' + state));
  connection.tell({ type: 'receipt', state, ids });
}

function expect(hope) {
  clearTimeout(typing);
  const waits = hope !== false && log.awaiting();
  $('typing').hidden = !waits;
  if (waits) {
    if (log.nearEnd()) log.toEnd();
    typing = setTimeout(() => expect(false), TYPING);
  }
}

function wants(asked) {
  $('place').classList.toggle('wanted', asked === 'location');
  $('media').classList.toggle('wanted', asked === 'picture');
}

// ---- what goes out

function speak(parts, line, more) {
  const item = Object.assign({ id: uuid(), at: new Date().toISOString(), parts, line }, more || {});
  wants(null);
  log.wait(item);
  outbox.add(item);
  return item;
}

function submit() {
  const text = $('text').value.trim();
  const files = tray.filter((item) => item.state !== 'failed');
  if (!text && !files.length) {
    $('text').focus();
    return;
  }
  const said = text ? [{ type: 'text', text }] : [];
  notice(null);
  if (files.length) {
    tray = tray.filter((item) => item.state === 'failed');
    const item = speak(said, { text }, { uploads: files, blocked: true });
    files.forEach((file) => uploaded(file));
    item.said = said;
  } else {
    speak(said, { text });
  }
  $('text').value = '';
  typed();
  drawTray();
  $('text').focus();
}

/** A step of an upload: on its tile, or in its message when that is on its way already. */
function uploaded(file) {
  const li = file.tile;
  if (li && tray.indexOf(file) >= 0) show(li, file);
  ready();
  const item = outbox.items.find((each) => each.uploads && each.uploads.indexOf(file) >= 0);
  if (!item) return;
  const bar = document.querySelector('progress[data-upload="' + file.id + '"]');
  if (bar) {
    bar.value = file.progress;
    bar.hidden = file.state === 'done';
  }
  if (file.state === 'failed') {
    item.uploads = item.uploads.filter((each) => each !== file);
    tray.push(file);
    drawTray();
    log.redraw();
  }
  if (item.blocked && item.uploads.every((each) => each.state === 'done')) {
    const parts = item.uploads.map((each) => ({ type: 'attachment', pass: each.pass })).concat(item.said || item.parts);
    if (!parts.length) {
      log.forget(item.id);
      outbox.drop(item.id);
      log.settle();
      return;
    }
    const media = item.uploads.map((each) => ({ kind: each.kind, name: each.name, url: each.preview }));
    item.line = Object.assign({}, item.line, { media });
    uploads.items = uploads.items.filter((each) => item.uploads.indexOf(each) < 0);
    delete item.uploads;
    delete item.said;
    log.redraw();
    outbox.ready(item.id, parts);
  }
}

function pick(files) {
  // What was refused has said why; it must not hide what is chosen instead.
  const refused = tray.filter((item) => item.state === 'failed');
  tray = tray.filter((item) => refused.indexOf(item) < 0);
  refused.forEach((item) => uploads.remove(item));
  const room = MOST - tray.length;
  if (files.length > room) notice('tray.many', { count: MOST });
  else notice(null);
  Array.from(files)
    .slice(0, Math.max(0, room))
    .forEach((file) => {
      const item = uploads.add(file);
      tray.push(item);
    });
  drawTray();
  $('text').focus();
}

function drawTray() {
  const box = $('tray');
  Array.from(box.children).forEach((li) => {
    if (!tray.some((item) => item.tile === li)) li.remove();
  });
  tray.forEach((item) => {
    if (!item.tile || item.tile.parentNode !== box) {
      item.tile = tile(item, () => {
        uploads.remove(item);
        tray = tray.filter((each) => each !== item);
        drawTray();
        $('media').focus();
      });
      box.appendChild(item.tile);
    }
  });
  box.hidden = !tray.length;
  ready();
}

async function sendPlace() {
  const button = $('place');
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  notice('place.asking');
  try {
    const found = await place.find();
    notice(null);
    speak([Object.assign({ type: 'location' }, found)], { point: found });
  } catch (why) {
    notice(typeof why === 'string' ? why : 'place.unavailable');
  }
  button.removeAttribute('aria-busy');
}

// ---- the page around it

function typed() {
  const text = $('text');
  text.style.height = 'auto';
  text.style.height = Math.min(text.scrollHeight + 3, 150) + 'px';
  const left = longest - text.value.length;
  $('left').textContent = left < 200 ? say('composer.left', { count: left }) : '';
  store.write('draft', text.value);
  ready();
}

function ready() {
  const something = $('text').value.trim() || tray.some((item) => item.state !== 'failed');
  $('send').setAttribute('aria-disabled', something ? 'false' : 'true');
}

function notice(key, values) {
  const box = $('notice');
  box.hidden = !key;
  box.textContent = key ? say(key, values) : '';
  box.dataset.key = key || '';
}

function banner(key) {
  const box = $('banner');
  box.hidden = !key;
  box.textContent = key ? say(key) : '';
  box.dataset.key = key || '';
}

function greet(empty) {
  $('greeting').hidden = !empty;
}

function tellParent(what) {
  // Says only that something happened, never what; so any page that may frame us may hear it.
  if (embedded) window.parent.postMessage({ webchat: what }, '*');
}

async function changeLanguage() {
  await words.change(words.language === 'vi' ? 'en' : 'vi');
  words.label(document);
  log.redraw();
  [$('banner'), $('notice')].forEach((box) => {
    if (box.dataset.key) box.textContent = say(box.dataset.key);
  });
  typed();
  drawTray();
}

function fitKeyboard() {
  // On iPhones the keyboard lies over the page; the app shrinks to what is left.
  const seenPart = window.visualViewport;
  if (!seenPart) return;
  const fit = () => {
    const covered = window.innerHeight - seenPart.height > 80 && seenPart.scale === 1;
    const near = log.nearEnd();
    $('app').style.height = covered ? seenPart.height + 'px' : '';
    if (covered) window.scrollTo(0, 0);
    if (near) log.toEnd();
  };
  seenPart.addEventListener('resize', fit);
}

async function begin() {
  for (;;) {
    try {
      await words.load(words.chosen());
      break;
    } catch (away) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
  words.label(document);
  $('old').hidden = true;
  $('starters').hidden = false;
  $('composer').hidden = false;
  $('close').hidden = !embedded;
  $('text').value = store.read('draft') || '';
  typed();
  outbox.items.forEach((item) => {
    log.wait(item);
    if (item.failed) log.failed(item, say(words.has('error.' + item.failed) ? 'error.' + item.failed : 'error.other'));
  });
  connection.start();

  $('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  $('text').addEventListener('input', typed);
  $('text').addEventListener('keydown', (event) => {
    // While Telex or another input method composes a letter, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229 && !FINGER) {
      event.preventDefault();
      submit();
    }
  });
  $('text').addEventListener('paste', (event) => {
    const files = event.clipboardData ? event.clipboardData.files : [];
    if (files.length) {
      event.preventDefault();
      pick(files);
    }
  });
  $('media').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => {
    pick($('file').files);
    $('file').value = '';
  });
  $('place').addEventListener('click', sendPlace);
  $('language').addEventListener('click', changeLanguage);
  $('close').addEventListener('click', () => tellParent('close'));
  $('starters').querySelectorAll('button').forEach((each) => {
    each.addEventListener('click', () => {
      speak([{ type: 'text', text: each.textContent }], { text: each.textContent });
      $('text').focus();
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tellParent('close');
  });
  document.addEventListener('visibilitychange', receipts);
  window.addEventListener('message', (event) => {
    if (!embedded || event.source !== window.parent || !event.data) return;
    if (event.data.webchat === 'shown') {
      shown = true;
      receipts();
      $('text').focus();
    } else if (event.data.webchat === 'hidden') {
      shown = false;
    }
  });
  window.addEventListener('beforeunload', (event) => {
    if (uploads.unfinished) {
      event.preventDefault();
      event.returnValue = say('media.leave');
    }
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer && event.dataTransfer.files.length) pick(event.dataTransfer.files);
  });
  fitKeyboard();
  if (!FINGER) $('text').focus();
  document.documentElement.dataset.ready = 'true';
}

begin();
